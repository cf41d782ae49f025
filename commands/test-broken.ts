// Breaks the code on purpose, one small thing at a time, and fails when the tests do not notice: npm run test:broken [-- NAME …]
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** A breakage: in one file one text is put in the place of another. The tests named are run first, then, if need be, all. */
type Breakage = { what: string; file: string; find: string; replace: string; tests: string[] }

const root = join(import.meta.dirname, '..')
const folder = join(root, 'test/broken')
const left = new Set(['node_modules', '.git', '.local', '.wrangler', '.dev.vars'])

/** Every breakage, by the name of its file. */
export function readBreakages(): [string, Breakage][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [basename(name, '.json'), JSON.parse(readFileSync(join(folder, name), 'utf8')) as Breakage])
}

/** The file's text with the breakage in it. @throws Error when the text to replace is not there exactly once */
export function broken({ file, find, replace }: Breakage): string {
  const text = readFileSync(join(root, file), 'utf8')
  if (text.split(find).length !== 2) throw new Error(`${file} must hold this exactly once, and does not: ${find}`)
  return text.replace(find, () => replace)
}

/** Those are slow: they run where a breakage names them, and not where it names none that notice it. */
const isInBrowser = (test: string) => test.startsWith('test/browser/')

/**
 * Runs tests in a copy of the project.
 * @returns the names of those that failed; none when all passed
 * @throws Error when a file of tests could not even be read: what did not run has noticed nothing, and has not passed
 */
function failures(copy: string, tests: string[]): string[] {
  const report = join(copy, 'report.json')
  rmSync(report, { force: true })
  const projects = ['worker', 'node', ...(tests.some(isInBrowser) ? ['browser'] : [])].flatMap((name) => ['--project', name])
  const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...projects, '--bail', '1']
  const { stderr, stdout } = spawnSync(process.execPath, [...vitest, '--reporter=json', `--outputFile=${report}`, ...tests], {
    cwd: copy,
    encoding: 'utf8',
  })
  const { testResults } = readReport(report, `${stdout}\n${stderr}`)
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  )
  // After a failure the files that were still to come are not run, and say nothing of why.
  const unread = testResults.find(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
  if (failed.length === 0 && unread) throw new Error(`The tests of ${unread.name} did not run:\n${unread.message}`)
  return failed
}

function readReport(path: string, said: string) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as {
      testResults: { name: string; status: string; message: string; assertionResults: { status: string; fullName: string }[] }[]
    }
  } catch {
    throw new Error(`The tests did not run:\n${said.slice(-2000)}`)
  }
}

function run(names: string[]): number {
  const wanted = readBreakages().filter(([name]) => names.length === 0 || names.includes(name))
  const copy = mkdtempSync(join(tmpdir(), 'doorstep-broken-'))
  process.on('exit', () => rmSync(copy, { recursive: true, force: true }))
  cpSync(root, copy, { recursive: true, filter: (source) => source === root || !left.has(basename(source)) })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))

  // A test that fails anyway would seem to notice everything. For some breakages, the tests that they name are enough.
  const named = [...new Set(wanted.flatMap(([, { tests }]) => tests))]
  const inBrowser = named.filter(isInBrowser)
  const before = failures(copy, names.length === 0 ? [] : named)
  if (names.length === 0 && inBrowser.length > 0) before.push(...failures(copy, inBrowser))
  if (before.length > 0) throw new Error(`The tests must pass first, and this one does not: ${before[0]}`)
  console.log('The tests pass as they are.')

  const unnoticed = wanted.filter(([name, breakage], at) => {
    const path = join(copy, breakage.file)
    const whole = readFileSync(path, 'utf8')
    writeFileSync(path, broken(breakage))
    const failed = failures(copy, breakage.tests)
    const noticed = failed.length > 0 ? failed : failures(copy, [])
    writeFileSync(path, whole)
    console.log(
      `${at + 1}/${wanted.length} ${name}: ${breakage.what}\n      ${noticed[0] ? `noticed by "${noticed[0]}"` : 'NOT NOTICED'}`,
    )
    return noticed.length === 0
  })
  console.log(`${wanted.length - unnoticed.length} noticed, ${unnoticed.length} not noticed`)
  return unnoticed.length === 0 && wanted.length > 0 ? 0 : 1
}

if (import.meta.main) process.exit(run(process.argv.slice(2)))
