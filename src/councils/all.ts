// Written by commands/build.ts from the files of this folder.
import durham from './durham.ts'
import norfolk from './norfolk.ts'

export const councils = [durham, norfolk] as const
