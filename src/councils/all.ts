// Written by commands/build.ts from the files of this folder.
import durham from './durham.ts'
import leicestershire from './leicestershire.ts'
import norfolk from './norfolk.ts'

export const councils = [durham, leicestershire, norfolk] as const
