/**
 * What a hash of a password costs: Argon2id with 19 MiB, four passes, one lane. Chosen as RFC 9106 section 4 has it: the memory that a call
 * can afford (a Worker has 128 MB for all that it answers at once; OWASP's and ASVS appendix C's floor is 19 MiB with two passes), then as many
 * passes as fit the time it may take, 50 ms of CPU.
 */
export const passwordCost = { memoryCost: 19_456, timeCost: 4, parallelism: 1 }
