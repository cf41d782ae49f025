import type { InStatement } from '@libsql/client/web'
import { afterEach, describe, expect, it } from 'vitest'
import { replacePerson } from '../../src/db/accounts.ts'
import { commit, connect } from '../../src/db/client.ts'
import { replaceEmail, replacePhone } from '../../src/db/contact-changes.ts'
import { words } from '../../src/fragments/words/index.ts'
import {
  accountOf,
  addJenny,
  atReview,
  beside,
  changesOf,
  eventsOf,
  must,
  namesOf,
  review,
  signInByText,
  signInOn,
  written,
} from '../reviews.ts'
import { db, keys, newAddress, newPhone, portal, type Visitor } from '../visitor.ts'
import { westVale } from '../west-vale.ts'

const here = portal({ councils: [westVale] })
const { faults, review: said } = words.en
const typed = {
  ...must,
  'Middle Name': 'Ada',
  DOB: '10 Jan 1983',
  'Daytime Number': '0116 496 0123',
  'Evening Number': '+353 1 234 5678',
}
const address = {
  'Address line 1': '105',
  'Address line 2': 'Petworth Drive',
  'Address line 3': 'Leicester',
  'Post code': 'le39re',
}

/** What one request asked its database, by the statements of each: the one that writes what was decided comes after `meanwhile`. */
let asked: string[][] = []
let meanwhile: () => Promise<unknown> = async () => {}
afterEach(() => {
  meanwhile = async () => {}
})
const watched = portal({
  councils: [westVale],
  connect(url, token) {
    const real = connect(url, token)
    const { $client: client } = real
    const [execute, batch] = [client.execute.bind(client), client.batch.bind(client)]
    client.execute = (statement: InStatement) => {
      asked.push([(statement as { sql: string }).sql])
      return execute(statement)
    }
    client.batch = async (statements) => {
      const all = (statements as { sql: string }[]).map(({ sql }) => sql)
      asked.push(all)
      if (all.some((sql) => sql.startsWith('insert into "submissions"'))) await meanwhile()
      return batch(statements)
    }
    return real
  },
})
const work = (sql: string) => sql.startsWith('insert into "submissions"')

describe.each([{ htmx: false }, { htmx: true }])('Review Account (htmx: $htmx)', (how) => {
  it('is shown after two requests to the database, and confirmed after two', async () => {
    const { id, email, phone } = await addJenny(watched.clock.now)
    const jenny = await signInByText(watched.visitor(how), email, phone)
    asked = []
    await jenny.open(review)
    expect(asked.map((all) => all.length)).toEqual([2, 1])
    asked = []
    await jenny.fill(typed).press('Confirm Details')
    expect(asked.findIndex((all) => all.some(work))).toBe(1)
    expect((await accountOf(id)).reviewedAt).toBe(watched.clock.now)
  })

  it('is confirmed once by a double tap, and the repeat goes home as well', async () => {
    const { jenny, id } = await atReview(watched, how)
    const other = await beside(watched, jenny, how)
    const form = { ...jenny.fill(typed).fields(), go: '' }
    await Promise.all([jenny, other].map((tab) => tab.post(review, form)))
    await jenny.post(review, form)
    expect([jenny.path, other.path]).toEqual(['/west-vale', '/west-vale'])
    expect(await namesOf(id)).toEqual(['account.reviewed'])
  })

  it.each(['e-mail address', 'phone'])('is not confirmed by who has not seen the %s that it has by then', async (what) => {
    const { jenny, id, account } = await atReview(watched, how)
    meanwhile = async () => {
      meanwhile = async () => {}
      const read = await accountOf(id)
      const writes =
        what === 'phone'
          ? replacePhone(db, keys, read, newPhone(), watched.clock.now)
          : replaceEmail(db, keys, read, newAddress('other'))
      await commit(db, writes)
    }
    await jenny.fill(typed).press('Confirm Details')
    expect([jenny.status, jenny.summary]).toEqual([422, [['', faults['review.changed']]]])
    const after = await accountOf(id)
    expect([after.reviewedAt, after.person]).toEqual([null, account.person])
  })

  it('shows what is kept, in the order and the words of the guide', async () => {
    const { jenny, phone, email } = await atReview(here, how)
    expect([jenny.status, jenny.heading, jenny.title]).toEqual([200, 'Review Account', 'Review Account – West Vale Parents'])
    expect(jenny.headers.get('cache-control')).toContain('no-store')
    const labels = jenny.page.querySelectorAll('#step label, #step legend').map(({ textContent }) => textContent)
    expect(labels).toEqual([
      ...['Title *', 'Forename *', 'Middle Name', 'Surname *', 'DOB', 'Address'],
      ...['Daytime Number', 'Evening Number', 'Mobile Number', 'Email Address'],
    ])
    expect(jenny.text).toContain('Personal DetailsPlease review your account details to check that they are still correct.')
    const fields = ['title', 'forename', 'surname', 'mobile', 'email'].map((name) => jenny.value(name))
    expect(fields).toEqual(['', 'Jenny', 'Hinsen', written(phone), email])
  })

  it('saves all that it shows, and goes home', async () => {
    const { jenny, id, email, phone } = await atReview(here, how)
    await jenny.fill(typed).press('Update Address')
    await jenny.fill(address).press('Confirm Details')
    expect([jenny.path, jenny.heading]).toEqual(['/west-vale', 'Welcome, Jenny Hinsen.'])
    const account = await accountOf(id)
    expect(account.person).toEqual({
      title: 'Mrs',
      forename: 'Jenny',
      middleName: 'Ada',
      surname: 'Hinsen',
      born: '1983-01-10',
      address: '105\nPetworth Drive\nLeicester',
      postCode: 'LE3 9RE',
      daytime: '+441164960123',
      evening: '+35312345678',
    })
    expect([account.email, account.phone, account.reviewedAt]).toEqual([email, phone, here.clock.now])
    const told = await eventsOf(id)
    expect(told.map(({ name }) => name)).toEqual(['account.reviewed'])
    expect(JSON.stringify(told)).not.toMatch(/Jenny|Petworth|1983|4960/)
    await jenny.open('/west-vale/account')
    for (const shown of ['Mrs Jenny Ada Hinsen', '10 Jan 1983', '105, Petworth Drive, Leicester, LE3 9RE', '0116 496 0123'])
      expect(jenny.text).toContain(shown)
    await jenny.press('Review Account')
    expect(['born', 'daytime', 'evening'].map((name) => jenny.value(name))).toEqual([
      '10 Jan 1983',
      '0116 496 0123',
      '+353 1 234 5678',
    ])
  })

  it('opens the address with all that was typed, and saves nothing by that', async () => {
    const { jenny, id } = await atReview(here, how, { person: { address: '1 High Street\nLeicester', postCode: 'LE1 1AA' } })
    await jenny.fill({ ...must, DOB: 'not a date', 'Daytime Number': '12', 'Email Address': 'nowhere' }).press('Update Address')
    expect([jenny.status, jenny.path, jenny.summary]).toEqual([200, review, []])
    const kept = ['title', 'born', 'daytime', 'email', 'line1', 'line2', 'postCode'].map((name) => jenny.value(name))
    expect(kept).toEqual(['Mrs', 'not a date', '12', 'nowhere', '1 High Street', 'Leicester', 'LE1 1AA'])
    expect(jenny.page.querySelector('#step [autofocus]')?.id).toBe('postCode')
    expect([(await accountOf(id)).person.title, await namesOf(id)]).toEqual([undefined, []])
  })

  it('keeps the address in the form while it is closed', async () => {
    const { jenny, id } = await atReview(here, how, { person: { address: '1 High Street\nLeicester', postCode: 'LE1 1AA' } })
    expect(jenny.page.querySelector('.address')?.innerHTML).toBe('1 High Street<br>Leicester<br>LE1 1AA')
    await jenny.fill(must).press('Confirm Details')
    expect((await accountOf(id)).person).toMatchObject({ address: '1 High Street\nLeicester', postCode: 'LE1 1AA' })
  })

  it('loses nothing by a fault in one field, and tells all of them', async () => {
    const { jenny, id } = await atReview(here, how)
    await jenny.fill(typed).press('Update Address')
    await jenny
      .fill({
        ...address,
        Title: '',
        DOB: '31 Feb 1983',
        'Post code': 'nowhere',
        'Daytime Number': '12',
        'Evening Number': '13',
        'Email Address': 'x',
      })
      .press('Confirm Details')
    expect([jenny.status, jenny.path]).toEqual([422, review])
    expect(jenny.title).toMatch(/^Error: /)
    expect(jenny.summary).toEqual([
      ['title', faults['title.missing']],
      ['born', faults['born.unread']],
      ['postCode', faults['post-code.format']],
      ['daytime', faults['daytime.impossible']],
      ['evening', faults['evening.impossible']],
      ['email', faults['email.format']],
    ])
    const kept = ['middleName', 'born', 'line1', 'line2', 'line3', 'postCode', 'daytime', 'evening', 'email']
    expect(kept.map((name) => jenny.value(name))).toEqual([
      ...['Ada', '31 Feb 1983', '105', 'Petworth Drive', 'Leicester', 'nowhere', '12', '13', 'x'],
    ])
    expect(await namesOf(id)).toEqual([])
    await jenny.fill({ ...typed, ...address, 'Email Address': (await accountOf(id)).email }).press('Confirm Details')
    expect([jenny.path, (await accountOf(id)).person.born]).toEqual(['/west-vale', '1983-01-10'])
  })

  it('opens the address where something is wrong with it', async () => {
    const { jenny } = await atReview(here, how, { person: { address: 'x'.repeat(101), postCode: 'LE1 1AA' } })
    await jenny.fill(must).press('Confirm Details')
    expect(jenny.summary).toEqual([['line1', 'Shorten this to 100 characters or fewer']])
    expect(jenny.value('line1')).toHaveLength(101)
  })

  it('asks for what is mandatory alone, and forgets what is emptied', async () => {
    const { jenny, id } = await atReview(here, how, {
      person: { title: 'Mrs', born: '1983-01-10', address: '1 High Street', postCode: 'LE1 1AA', daytime: '+441164960123' },
    })
    await jenny.press('Update Address')
    await jenny.fill({ DOB: '', 'Address line 1': ' ', 'Post code': '', 'Daytime Number': '' }).press('Confirm Details')
    expect([jenny.path, (await accountOf(id)).person]).toEqual([
      '/west-vale',
      { title: 'Mrs', forename: 'Jenny', surname: 'Hinsen' },
    ])
  })

  it.each([
    ['10 Ionawr 1983', '1983-01-10'],
    ['10/1/1983', '1983-01-10'],
    ['10 1 1983', '1983-01-10'],
    ['1983-01-10', '1983-01-10'],
    ['10 January 1983', '1983-01-10'],
    ['22 Nov 2099', 'born.future'],
    ['1 Jan 1850', 'born.too-long-ago'],
    ['10 Jan 83', 'born.unread'],
  ] as const)('reads a date of birth: %s', async (DOB, outcome) => {
    const { jenny, id } = await atReview(here, how)
    await jenny.fill({ ...must, DOB }).press('Confirm Details')
    if (outcome in faults) expect(jenny.summary).toEqual([['born', faults[outcome as 'born.future']]])
    else expect((await accountOf(id)).person.born).toBe(outcome)
  })

  it('keeps a name that was changed, with its event', async () => {
    const { jenny, id } = await atReview(here, how)
    await jenny.fill({ ...must, Surname: 'Cherry' }).press('Confirm Details')
    expect(await namesOf(id)).toEqual(['account.reviewed', 'account.name-changed'])
    expect((await accountOf(id)).person.surname).toBe('Cherry')
  })

  it('finds addresses by a post code, of which one fills the lines', async () => {
    const { jenny, id } = await atReview(here, how)
    await jenny.fill({ ...must, DOB: '10 Jan 1983' }).press('Update Address')
    await jenny.fill({ 'Post code': 'le3 9re' }).press('Find address')
    const buttons = jenny.page.querySelectorAll('.found-addresses button').map(({ textContent }) => textContent)
    expect(buttons).toHaveLength(5)
    expect(await namesOf(id)).toEqual([])
    await jenny.press(buttons[1]!)
    const [house, town] = buttons[1]!.split(', ')
    expect(['line1', 'line2', 'line3', 'postCode', 'born'].map((name) => jenny.value(name))).toEqual([
      ...[house, town, '', 'LE3 9RE', '10 Jan 1983'],
    ])
    expect(jenny.text).toContain(said.address.chosen)
    await jenny.press('Confirm Details')
    expect((await accountOf(id)).person).toMatchObject({ address: `${house}\n${town}`, postCode: 'LE3 9RE' })
  })

  it.each([
    ['', 422, 'postCode', 'post-code.missing'],
    ['nowhere', 422, 'postCode', 'post-code.format'],
    ['LE3 9ZZ', 422, 'postCode', 'address.none-found'],
    ['LE3 0ZZ', 503, 'find', 'address.lookup-down'],
  ] as const)('lets people type their address where it cannot be found: "%s"', async (code, status, field, key) => {
    const { jenny, id } = await atReview(here, how)
    await jenny.fill(must).press('Update Address')
    await jenny.fill({ 'Post code': code, 'Address line 1': '1 High Street' }).press('Find address')
    expect([jenny.status, jenny.summary]).toEqual([status, [[field, faults[key]]]])
    expect([jenny.value('line1'), jenny.value('postCode'), jenny.value('title')]).toEqual(['1 High Street', code, 'Mrs'])
    await jenny.fill({ 'Post code': 'LE1 1AA' }).press('Confirm Details')
    expect((await accountOf(id)).person).toMatchObject({ address: '1 High Street', postCode: 'LE1 1AA' })
  })

  it('does not take a post code alone for an address, as when somebody presses Enter in it', async () => {
    const { jenny, id } = await atReview(here, how)
    await jenny.fill(must).press('Update Address')
    const before = (await accountOf(id)).person
    const blank = Object.fromEntries([1, 2, 3, 4].map((line) => [`Address line ${line}`, '']))
    await jenny.fill({ ...blank, 'Post code': 'le39re' }).press('Confirm Details')
    expect([jenny.status, jenny.summary]).toEqual([422, [['line1', faults['address.lines-missing']]]])
    expect([jenny.value('postCode'), jenny.value('title')]).toEqual(['le39re', 'Mrs'])
    expect((await accountOf(id)).person).toEqual(before)
    await jenny.press('Find address')
    expect(jenny.text).toContain(words.en.review.address.choose)
  })

  it('says what was changed meanwhile, beside what was typed, and writes over nothing unseen', async () => {
    const { jenny, id } = await atReview(here, how)
    const account = await accountOf(id)
    const theirs = { ...account.person, surname: 'Cherry', born: '1984-02-11', address: '2 Low Road' }
    expect(await commit(db, replacePerson(db, keys, account, theirs))).toBe(true)
    await jenny.fill({ ...must, DOB: '10 Jan 1983' }).press('Confirm Details')
    expect([jenny.status, jenny.summary]).toEqual([422, [['', faults['review.changed']]]])
    expect([jenny.value('surname'), jenny.value('born')]).toEqual(['Hinsen', '10 Jan 1983'])
    for (const now of ['We have now: Cherry', 'We have now: 11 Feb 1984', 'We have now: 2 Low Road'])
      expect(jenny.text).toContain(now)
    expect((await accountOf(id)).person).toEqual(theirs)
    await jenny.press('Confirm Details')
    expect((await accountOf(id)).person).toMatchObject({ surname: 'Hinsen', born: '1983-01-10' })
  })

  it('is confirmed by one of two tabs at once; the other is told', async () => {
    const { jenny, id } = await atReview(here, how)
    const other = await beside(here, jenny, how)
    jenny.fill({ ...must, Surname: 'First' })
    other.fill({ ...must, Surname: 'Second' })
    await Promise.all([jenny.press('Confirm Details'), other.press('Confirm Details')])
    const told = [jenny, other].filter(({ summary }) => summary.length > 0)
    expect(told).toHaveLength(1)
    expect(told[0]!.summary).toEqual([['', faults['review.changed']]])
    const { surname } = (await accountOf(id)).person
    expect(told[0]!.text).toContain(`We have now: ${surname}`)
    expect(told[0]!.value('surname')).toBe(surname === 'First' ? 'Second' : 'First')
  })

  it.each([
    ['', 'mobile.needed'],
    ['12', 'mobile.impossible'],
    ['0116 496 0000', 'mobile.landline'],
    ['+1 876 912 3456', 'mobile.country-not-taken'],
    ['0909 879 0123', 'mobile.refused'],
    ['+870 773 123456', 'mobile.refused'],
  ] as const)('takes no mobile number "%s" where one signs in', async (mobile, key) => {
    const { jenny, id, phone } = await atReview(here, how)
    await jenny.fill({ ...must, 'Mobile Number': mobile }).press('Confirm Details')
    expect([jenny.summary, jenny.value('mobile')]).toEqual([[['mobile', faults[key]]], mobile])
    expect((await accountOf(id)).phone).toBe(phone)
  })

  it('shows and empties the mobile number beside a landline that signs in', async () => {
    const { jenny, id } = await atReview(here, how, { phone: '+441164960000', person: { mobile: newPhone() } })
    await jenny.fill({ ...must, 'Mobile Number': '' }).press('Confirm Details')
    const { person, phone } = await accountOf(id)
    expect([jenny.path, person.mobile, phone]).toEqual(['/west-vale', undefined, '+441164960000'])
  })

  it('says which number signs in, and how a landline is changed', async () => {
    const { jenny, phone } = await atReview(here, how)
    const { changePhone } = words.en.overview
    expect(jenny.text).toContain(said.reach.signsIn)
    await jenny.open('/west-vale/account')
    const rows = jenny.page.querySelectorAll('dd').map(({ textContent }) => textContent.trim())
    expect(rows.filter((row) => row.endsWith(phone.slice(-2)) && /\d/.test(row))).toEqual([written(phone)])
    expect(jenny.text).not.toContain(changePhone)
    const other = await atReview(here, how, { phone: '+441164960000' })
    expect(other.jenny.text).toContain(said.reach.landline('XXX-XXX-XXX00'))
    await other.jenny.open('/west-vale/account')
    for (const shown of ['XXX-XXX-XXX00', changePhone]) expect(other.jenny.text).toContain(shown)
  })

  it('saves all but a changed e-mail address and mobile number, which are proved one after the other', async () => {
    const { jenny, id, email, phone } = await atReview(here, how)
    const [address, mobile] = [newAddress('new'), newPhone()]
    await jenny.fill({ ...must, 'Email Address': address, 'Mobile Number': written(mobile) }).press('Confirm Details')
    expect(jenny.path).toBe('/west-vale/account/email')
    expect(await accountOf(id)).toMatchObject({ email, phone, reviewedAt: here.clock.now, person: { title: 'Mrs' } })
    expect(await namesOf(id)).toEqual(['account.reviewed', 'account.email-change-asked', 'account.mobile-change-asked'])
    // The text goes out when its turn has come.
    expect([(await jenny.messages(address)).length, (await jenny.messages(mobile)).length]).toEqual([1, 0])
    await jenny.fill({ 'Verification code': await jenny.code(address) }).press('Verify code')
    expect([jenny.path, (await accountOf(id)).email]).toEqual(['/west-vale/account/mobile', address])
    await jenny.fill({ 'Verification code': await jenny.code(mobile) }).press('Verify code')
    expect([jenny.path, (await accountOf(id)).phone]).toEqual(['/west-vale', mobile])
    expect(await changesOf(id)).toEqual([])
  })

  it('sends one code, however often the form is sent', async () => {
    const { jenny } = await atReview(here, how)
    const address = newAddress('new')
    const form = { ...jenny.fields(), title: 'Mrs', email: address }
    await jenny.post(review, form)
    await jenny.post(review, form)
    expect([jenny.path, (await jenny.messages(address)).length]).toEqual(['/west-vale/account/email', 1])
    // Back, and confirmed once more, within the minute.
    await jenny.open(review)
    await jenny.fill({ 'Email Address': address }).press('Confirm Details')
    expect([jenny.path, (await jenny.messages(address)).length]).toEqual(['/west-vale/account/email', 1])
  })

  it('keeps a change that waits: its own page takes it back', async () => {
    const { jenny, id, email, phone } = await atReview(here, how)
    const [address, mobile] = [newAddress('new'), newPhone()]
    await jenny.fill({ ...must, 'Email Address': address, 'Mobile Number': mobile }).press('Confirm Details')
    await jenny.open(review)
    // Somebody else may have asked for them: what is kept stands in the fields.
    expect([jenny.value('email'), jenny.value('mobile')]).toEqual([email, written(phone)])
    for (const waiting of [address, written(mobile)]) expect(jenny.text).toContain(said.reach.waiting(waiting))
    await jenny.press('Confirm Details')
    expect([jenny.path, (await changesOf(id)).length]).toEqual(['/west-vale', 2])
  })

  it('asks for recent proof where an address or a number is to change, and keeps what was typed', async () => {
    const { jenny, email, phone, id } = await atReview(here, how)
    const address = newAddress('new')
    here.wait({ minutes: 10 })
    await jenny.open(review)
    here.wait({ minutes: 6 })
    await jenny.fill({ ...must, DOB: '10 Jan 1983', 'Email Address': address }).press('Confirm Details')
    expect(jenny.path).toBe('/west-vale/sign-in/password')
    expect(jenny.text).toContain(words.en.signIn.ended['prove-again'])
    expect([await changesOf(id), (await accountOf(id)).reviewedAt]).toEqual([[], null])
    await signInOn(jenny, email, phone)
    expect([jenny.path, jenny.value('email'), jenny.value('born')]).toEqual([review, address, '10 Jan 1983'])
    await jenny.press('Confirm Details')
    expect(jenny.path).toBe('/west-vale/account/email')
  })

  it.each(['x', 'constructor', 'lang-xx', 'address.', 'submit:use'])('asks for it whatever button is made up: %s', async (go) => {
    const { jenny, id, email } = await atReview(here, how)
    const address = newAddress('new')
    here.wait({ minutes: 10 })
    await jenny.open(review)
    here.wait({ minutes: 6 })
    await jenny.post(review, { ...jenny.fields(), title: 'Mrs', email: address, go })
    expect([jenny.path, await changesOf(id)]).toEqual(['/west-vale/sign-in/password', []])
    expect([(await accountOf(id)).email, await jenny.messages(address)]).toEqual([email, []])
  })

  it('asks for none where nothing of the kind changes, or nothing is saved', async () => {
    const { jenny, id } = await atReview(here, how)
    here.wait({ minutes: 10 })
    await jenny.open(review)
    here.wait({ minutes: 6 })
    await jenny.fill({ 'Email Address': newAddress('new') }).press('Update Address')
    expect(jenny.path).toBe(review)
    await jenny.fill({ ...must, 'Email Address': (await accountOf(id)).email }).press('Confirm Details')
    expect(jenny.path).toBe('/west-vale')
  })

  it('comes first after signing in while it is due, and then the page that was asked for', async () => {
    const [jenny, account] = [here.visitor(how), await addJenny(here.clock.now)]
    await jenny.open('/west-vale/account/details')
    await signInOn(jenny, account.email, account.phone)
    expect(jenny.path).toBe(review)
    await jenny.fill(must).press('Confirm Details')
    expect([jenny.path, jenny.jar.has('__Host-west-vale-return')]).toEqual(['/west-vale/account/details', false])
    await leave(jenny)
    // Not again for a year.
    await signInByText(jenny, account.email, account.phone)
    expect(jenny.path).toMatch(/^\/west-vale\/?$/)
    await leave(jenny)
    here.wait({ hours: 365 * 24 })
    await signInByText(jenny, account.email, account.phone)
    expect(jenny.path).toBe(review)
  })

  it('stays due until it is confirmed, and does not lead back to itself', async () => {
    const [jenny, account] = [here.visitor(how), await addJenny(here.clock.now)]
    await jenny.open(review)
    await signInOn(jenny, account.email, account.phone)
    expect(jenny.path).toBe(review)
    await leave(jenny)
    await signInByText(jenny, account.email, account.phone)
    expect(jenny.path).toBe(review)
    await jenny.fill(must).press('Confirm Details')
    expect(jenny.path).toBe('/west-vale')
  })

  it('keeps what was typed when the language is changed', async () => {
    const { jenny } = await atReview(here, how)
    await jenny.fill({ ...must, DOB: 'sometime' }).press('Update Address')
    await jenny.fill({ 'Address line 1': '105' })
    await jenny.post(review, { ...jenny.fields(), go: 'lang-cy' }, false)
    expect([jenny.heading, jenny.value('born'), jenny.value('line1')]).toEqual([words.cy.review.title, 'sometime', '105'])
  })
})

const leave = async (visitor: Visitor) => {
  await visitor.open('/west-vale/sign-out')
  await visitor.post('/west-vale/sign-out', {}, false)
  here.wait({ minutes: 2 })
}

it('looks up so many post codes for one account in an hour', async () => {
  const { jenny } = await atReview(here)
  const form = { ...jenny.fields(), open: 'yes', postCode: 'LE3 9RE', go: 'find' }
  for (let times = 0; times < 30; times++) await jenny.post(review, form)
  expect(jenny.text).toContain(said.address.choose)
  await jenny.post(review, form)
  expect([jenny.status, jenny.summary[0]?.[0], jenny.headers.get('retry-after')]).toEqual([429, 'find', '3600'])
  here.wait({ minutes: 14 })
  await jenny.open(review)
  expect(jenny.status).toBe(200)
})

it('takes nothing for an address that the page did not offer', async () => {
  const { jenny, id } = await atReview(here)
  for (const go of ['use', 'use:', 'use:null', 'use:{"a":1}', 'use:[1,2]', 'use:nonsense']) {
    await jenny.post(review, { ...jenny.fields(), go })
    expect(jenny.status).toBe(200)
  }
  expect(await namesOf(id)).toEqual([])
})

it('offers no look-up where the council has none', async () => {
  const { addresses: _, ...council } = westVale
  const there = portal({ councils: [council] })
  const { jenny } = await atReview(there)
  await jenny.press('Update Address')
  expect([jenny.page.querySelector('#find'), jenny.page.querySelector('#step [autofocus]')?.id]).toEqual([null, 'line1'])
  await jenny.post(review, { ...jenny.fields(), postCode: 'LE3 9RE', go: 'find' })
  expect(jenny.text).toContain(faults['address.lookup-down'])
})

it('is for who is signed in', async () => {
  const nobody = await here.visitor().open(review)
  expect(nobody.path).toBe('/west-vale/sign-in/password')
})
