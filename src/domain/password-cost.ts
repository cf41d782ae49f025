/**
 * What a hash of a password costs: Argon2id with 19 MiB, four passes, one lane. Chosen as RFC 9106 section 4 has it: a memory that can be
 * afforded, then as many passes as fit the time, which is 50 ms of CPU. The memory is the floor of OWASP and of ASVS appendix C (they ask for two
 * passes): the heap that it is taken from comes to rest at twice that, 38 MB of the 128 that a Worker has for everything.
 */
export const passwordCost = { memoryCost: 19_456, timeCost: 4, parallelism: 1 }
