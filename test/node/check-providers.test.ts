import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'doorstep-description-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A description, of this test's own, of the little that the sender asks of Resend. */
function description({ needs = ['from', 'to', 'subject'], answers = ['id'], operations = ['get', 'post'] } = {}) {
  const text = { type: 'string' }
  const email = { type: 'object', properties: { id: text, to: { type: 'array', items: text }, subject: text } }
  const answer = (schema: object) => ({ responses: { 200: { description: 'OK', content: { 'application/json': { schema } } } } })
  const all = {
    get: answer({ type: 'object', properties: { data: { type: 'array', items: email } } }),
    post: {
      requestBody: { content: { 'application/json': { schema: { type: 'object', required: needs } } } },
      ...answer({ type: 'object', required: answers, properties: Object.fromEntries(answers.map((name) => [name, text])) }),
    },
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Resend', version: '1' },
    servers: [{ url: 'https://api.resend.com' }],
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    paths: {
      '/emails': Object.fromEntries(Object.entries(all).filter(([name]) => operations.includes(name))),
      '/emails/{id}': { get: { parameters: [{ name: 'id', in: 'path', required: true, schema: text }], ...answer(email) } },
    },
  }
}

function check(...descriptions: object[]) {
  const files = descriptions.map((each, at) => {
    const file = join(folder, `${at}.json`)
    writeFileSync(file, JSON.stringify(each))
    return file
  })
  const { status, stdout, stderr } = spawnSync(process.execPath, ['commands/check-providers.ts', ...files], { encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

describe('npm run check:providers', () => {
  it('finds nothing where requests and answers are as a description says', () => {
    const { said, status } = check(description())
    expect(said).toMatch(/resend +mock +\d+ +0 +0 +0\n/)
    expect(said).toMatch(/resend +double +\d+ +\d+ +0 +0\n/)
    expect(said).toContain('No description of twilio was given')
    expect(status).toBe(0)
  })

  it.each([
    ['something else is asked for', { needs: ['from', 'to', 'sender_id'] }, "required property 'sender_id'"],
    ['something else is answered', { answers: ['id', 'number'] }, "required property 'number'"],
    ['there is no such address', { operations: ['post'] }, 'GET /emails'],
  ])('finds it where %s', (_, change, told) => {
    const { said, status } = check(description(change))
    expect(said).toContain(told)
    expect(status).toBe(1)
  })

  it('says what it wants when it is told nothing, or of somebody else', () => {
    expect(check()).toEqual({ status: 1, said: expect.stringContaining('Name the descriptions') })
    expect(check({ openapi: '3.1.0', servers: [{ url: 'https://api.example' }] })).toEqual({
      status: 1,
      said: expect.stringContaining('describes none of the providers'),
    })
  })
})
