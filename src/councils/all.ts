// Written by commands/build.ts from the files of this folder.
import durham from './durham.ts'

export const councils = [durham] as const
