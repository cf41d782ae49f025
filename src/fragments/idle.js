/*
 * The countdown before somebody is signed out, and leaving the screen in time. The server decides; this shows it, and goes by the clock on
 * the wall where there is no line. presence.js fetches it when it is needed, and tells what happened before.
 */

const byId = (id) => document.getElementById(id)
const on = (type, listener, target = document) => target.addEventListener(type, listener)

/* What stands in the form of the page and is to come back, without passwords, codes, files and the form's own tokens. */

const isSecret = ({ name, type, autocomplete }) =>
  ['password', 'file', 'submit', 'button'].includes(type) ||
  ['submit', 'journey', 'go'].includes(name) ||
  autocomplete === 'one-time-code'

const fieldsOf = (form) =>
  [...form.elements].filter((field) => {
    if (!field.name || field.disabled || isSecret(field)) return false
    return (field.type !== 'checkbox' && field.type !== 'radio') || field.checked
  })

/* The countdown. */

const PACE_MS = 60_000 // signs of life go to the server this often, while somebody types
const LATE_MS = 20_000 // what is typed is kept once more so long before the end
const PATIENCE_MS = 8_000

const watch = (bar) => {
  const before = bar.handOver()
  const { base, council, who } = bar.dataset
  const [idleMs, windowMs] = [Number(bar.dataset.idleMs), Number(bar.dataset.windowMs)]
  const pace = Math.min(PACE_MS, (idleMs - windowMs) / 2)
  const late = Math.min(LATE_MS, windowMs / 3)
  const { spoken: sentences, stay } = byId('countdown-spoken').dataset
  const spoken = JSON.parse(sentences)
  const channel = new BroadcastChannel(`session ${council}`)

  // The server has not known of anything later than the moment at which this page was asked for.
  const { opened } = before
  let dayEnds = opened + Number(bar.dataset.dayLeftMs)
  let idleEnds = opened + Number(bar.dataset.leftMs)
  let renewedAt = opened
  let pressedAt = opened
  let typed = before.typed
  let gone = false
  let keptLate = false
  let saidAt = Infinity
  let asking = false
  let loggingOut = false
  let focusBefore
  let timer
  let later

  const left = () => Math.min(idleEnds, dayEnds) - Date.now()
  const isLastOfDay = () => dayEnds - Date.now() <= windowMs
  const whyItEnds = () => (dayEnds <= idleEnds ? 'too-old' : 'idle')
  const isShown = () => !bar.hidden
  const alive = (at) => {
    idleEnds = Math.max(idleEnds, at + idleMs)
  }

  const draft = () => {
    const sent = new URLSearchParams({ ':who': who })
    const form = document.querySelector('form[data-draft]')
    // A page that came back with faults, or filled in again, holds what somebody typed before.
    if (!form || !(typed || document.querySelector('[data-restored], .govuk-error-summary'))) return sent
    const { pathname, search } = new URL(form.getAttribute('action'), location.href)
    sent.set(':form', pathname + search)
    for (const { name, value } of fieldsOf(form)) sent.append(name, value)
    return sent
  }

  /** Asks the server. @returns where to go when the session is over, whether it goes on; neither when there was no answer */
  const ask = async (path, more = {}) => {
    const sentAt = Date.now()
    const body = draft()
    for (const [name, value] of Object.entries(more)) body.set(name, value)
    try {
      const answer = await fetch(`${base}/session/${path}`, {
        method: 'POST',
        body,
        headers: { 'HX-Request': 'true' },
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      const over = answer.headers.get('hx-redirect')
      if (over) return { over }
      if (answer.status === 204) {
        alive(pressedAt)
        return { goesOn: true }
      }
      const told = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-left-ms]')
      if (!answer.ok || told?.dataset.who !== who) return {}
      idleEnds = sentAt + Number(told.dataset.leftMs)
      // A clock that was put right since the page came would end the day again and again.
      dayEnds = sentAt + Number(told.dataset.dayLeftMs)
      return { goesOn: true }
    } catch {
      return {}
    }
  }

  /** Takes what is theirs off the screen and out of the page. @returns what puts it back */
  const empty = (why) => {
    const template = byId('signed-out')
    const said = template.content.cloneNode(true)
    const told = [...said.querySelectorAll('[data-why]')]
    const kept = told.find(({ dataset }) => dataset.why === why) || told.at(-1)
    for (const sentence of told) if (sentence !== kept) sentence.remove()
    const blank = document.createElement('div')
    blank.id = 'page'
    blank.append(said)
    const { title } = document
    const swaps = [[byId('page'), blank]]
    for (const part of document.querySelectorAll('[data-signed-in]')) swaps.push([part, document.createComment('')])
    for (const [part, blanked] of swaps) part.replaceWith(blanked)
    document.title = template.dataset.title
    hide()
    blank.querySelector('h1').focus()
    window.scrollTo(0, 0)
    return () => {
      for (const [part, blanked] of swaps) blanked.replaceWith(part)
      document.title = title
    }
  }

  // Logging out is on its way to a page of its own.
  const goTo = (address) => !loggingOut && navigator.onLine && location.replace(address)

  /** Empties the page, and puts it back only if the server says that it is still theirs. */
  const leave = async () => {
    if (gone) return
    gone = true
    clearTimeout(timer)
    const why = whyItEnds()
    const asked = ask('draft')
    const putBack = empty(why)
    const { over, goesOn } = await asked
    if (over) return goTo(over)
    // Nobody vouches for it: it stays off the screen.
    if (!goesOn) return on('online', () => location.replace(`${base}/session/ended?why=${why}`), window)
    putBack()
    gone = false
    check()
  }

  /** The server, or another tab, says that it is over. */
  const follow = (address) => {
    gone = true
    clearTimeout(timer)
    empty(new URL(address, location.href).searchParams.get('why') || 'elsewhere')
    goTo(address)
  }

  const makeRoom = (height) => {
    document.documentElement.style.scrollPaddingBottom = height
    document.body.style.paddingBottom = height
  }

  const show = () => {
    // Beside an open dialog nothing can be pressed, or read aloud: what has to be said is said in it.
    document.querySelector('dialog:modal')?.append(bar, byId('countdown-spoken'))
    bar.hidden = false
    bar.querySelector('[data-stay]').hidden = isLastOfDay()
    makeRoom(`${bar.offsetHeight}px`)
    const { activeElement } = document
    focusBefore = activeElement
    const isBehind = activeElement.getBoundingClientRect().bottom > innerHeight - bar.offsetHeight
    if (activeElement !== document.body && isBehind) activeElement.scrollIntoView({ block: 'nearest' })
  }

  const hide = () => {
    if (!isShown()) return
    const hadFocus = bar.contains(document.activeElement)
    bar.hidden = true
    byId('signed-out').before(bar, byId('countdown-spoken'))
    makeRoom('')
    byId('countdown-spoken').textContent = ''
    keptLate = false
    saidAt = Infinity
    if (hadFocus) (focusBefore?.isConnected ? focusBefore : byId('main')).focus({ preventScroll: true })
  }

  const tell = () => {
    const seconds = Math.max(0, Math.ceil(left() / 1000))
    bar.querySelector('.countdown__clock').textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
    const [moment, words] = spoken.filter(([second]) => second >= seconds).sort(([a], [b]) => a - b)[0] || []
    if (moment === undefined || moment >= saidAt) return
    saidAt = moment
    byId('countdown-spoken').textContent = isLastOfDay() ? words : `${words} ${stay}`
  }

  /** Looks at the clock, and does what it is time for. */
  const check = async () => {
    clearTimeout(timer)
    if (gone || asking) return
    if (left() <= 0) return leave()
    if (left() > windowMs) {
      hide()
      timer = setTimeout(check, left() - windowMs)
      return
    }
    if (!isShown() || (!keptLate && left() <= late)) {
      keptLate = left() <= late
      asking = true
      const { over } = await ask('draft')
      asking = false
      if (gone) return
      if (over) return follow(over)
      if (left() > windowMs || left() <= 0) return check()
      if (!isShown()) show()
    }
    tell()
    timer = setTimeout(check, left() % 1000 || 1000)
  }

  const renew = async () => {
    clearTimeout(later)
    later = undefined
    renewedAt = Date.now()
    if (!isLastOfDay()) hide()
    // Nothing is shown anew before the answer is there.
    asking = true
    const { over, goesOn } = await ask('active', { ':ago': Math.round(renewedAt - pressedAt) })
    asking = false
    if (gone) return
    if (over) return follow(over)
    if (goesOn) channel.postMessage({ who, at: pressedAt })
    check()
  }

  const live = (at = Date.now()) => {
    if (gone) return
    pressedAt = at
    if ((isShown() && !isLastOfDay()) || Date.now() - renewedAt >= pace) renew()
    else later ??= setTimeout(renew, renewedAt + pace - Date.now())
  }

  // Tab, and keys within the countdown, are the way to its buttons.
  on('keydown', ({ key, target }) => !['Tab', 'Shift'].includes(key) && !bar.contains(target) && live())
  on('input', () => {
    typed = true
    live()
  })
  on('submit', (event) => {
    if (event.target.getAttribute('action') === `${base}/sign-out`) loggingOut = true
    if (!event.target.matches('#countdown [data-stay]')) return
    event.preventDefault()
    pressedAt = Date.now()
    renew()
  })
  on('htmx:after:swap', () => {
    renewedAt = Date.now()
    alive(renewedAt)
    channel.postMessage({ who, at: renewedAt })
    check()
  })

  // A page that was asleep, or lay behind others, sees the truth before anybody else does.
  on('visibilitychange', () => document.visibilityState === 'visible' && check())
  on('focus', check, window)
  on('pageshow', ({ persisted }) => persisted && (gone ? location.reload() : leave()), window)

  const hear = (data) => {
    if (gone) return
    if (data.over) return follow(base + data.over)
    if (data.who !== who) return leave()
    alive(data.at)
    check()
  }
  on('message', ({ data }) => hear(data), channel)

  alive(before.aliveAt)
  if (before.told) hear(before.told)
  else if (before.isBack) leave()
  else check()
  if (Date.now() - before.pressedAt < pace) live(before.pressedAt)
  // Whatever had to leave the screen has left it.
  document.documentElement.hidden = false
}

watch(byId('countdown'))
