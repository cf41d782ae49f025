/*
 * What a page does for somebody signed in as soon as it is there: the menu at their name, what tabs tell each other, and fetching idle.js,
 * which counts down and is not needed for minutes. What idle.js is to know is kept for it.
 */

const byId = (id) => document.getElementById(id)
const channelOf = (council) => new BroadcastChannel(`session ${council}`)

/* The name at the top opens a menu. In the page it is a link to the same, with Logout standing beside it. */

const makeMenu = (link) => {
  const menu = byId(link.dataset.menu)
  const button = document.createElement('button')
  button.type = 'button'
  button.className = `${link.className} header__name--button`
  button.setAttribute('aria-controls', menu.id)
  button.append(...link.childNodes)
  link.replaceWith(button)
  menu.classList.add('header__menu--closable')
  const open = (wanted) => {
    menu.hidden = !wanted
    button.setAttribute('aria-expanded', String(wanted))
  }
  const isOutside = (target) => !button.contains(target) && !menu.contains(target)
  open(false)
  button.addEventListener('click', () => open(menu.hidden))
  document.addEventListener('click', ({ target }) => isOutside(target) && open(false))
  menu.addEventListener('focusout', ({ relatedTarget }) => relatedTarget && isOutside(relatedTarget) && open(false))
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || menu.hidden) return
    if (menu.contains(document.activeElement)) button.focus()
    open(false)
  })
}

const SOON = 1 / 20 // of the time until the countdown, which is half a minute
const AGAIN_MS = 30_000
const LOOK_MS = 1000
const PATIENCE_MS = 8000

/**
 * Fetches idle.js after a while, and at once where it is needed. Until it is there nothing is left on the screen that is over, somebody
 * else's or comes back from the past: the page is covered, and where idle.js cannot be had the server is asked for it anew.
 */
const attend = (bar) => {
  const { council, who } = bar.dataset
  const [leftMs, dayLeftMs, idleMs, windowMs] = ['leftMs', 'dayLeftMs', 'idleMs', 'windowMs'].map((name) =>
    Number(bar.dataset[name]),
  )
  // performance.timeOrigin is not by the clock on the wall: where a machine has slept it may be hours behind.
  const opened = Date.now() - performance.now()
  const known = { opened, typed: false, pressedAt: 0, aliveAt: opened + leftMs - idleMs, isBack: false, told: undefined }
  const channel = channelOf(council)
  const page = document.documentElement
  const time = document.querySelector('.sign-out-time')
  const done = new AbortController()
  const on = (type, listener, target = document) => target.addEventListener(type, listener, { signal: done.signal })
  let script
  let timer
  let patience

  const isOver = () => Date.now() >= Math.min(known.aliveAt + idleMs, opened + dayLeftMs)
  const cover = () => {
    page.hidden = true
    patience ??= setTimeout(() => location.reload(), PATIENCE_MS)
  }
  const get = () => {
    clearTimeout(timer)
    if (script) return
    script = document.createElement('script')
    script.onerror = () => {
      script.remove()
      script = undefined
      if (page.hidden) return location.reload()
      // As without JavaScript the page tells the time.
      time.style.display = 'block'
      timer = setTimeout(get, AGAIN_MS)
    }
    script.src = bar.dataset.script
    document.head.append(script)
  }
  const coverAndGet = () => {
    cover()
    get()
  }
  const look = setInterval(() => isOver() && coverAndGet(), LOOK_MS)

  /** idle.js takes over. @returns what it has to know of the time before it came */
  bar.handOver = () => {
    delete bar.handOver
    done.abort()
    channel.close()
    clearInterval(look)
    clearTimeout(timer)
    clearTimeout(patience)
    time?.remove()
    return known
  }

  const live = () => {
    known.pressedAt = Date.now()
    get()
  }
  on('keydown', ({ key }) => !['Tab', 'Shift'].includes(key) && live())
  on('input', () => {
    known.typed = true
    live()
  })
  on('htmx:after:swap', () => {
    known.aliveAt = Date.now()
    channel.postMessage({ who, at: known.aliveAt })
  })
  on('visibilitychange', () => {
    if (document.visibilityState === 'hidden') return
    if (isOver()) cover()
    get()
  })
  on('online', () => timer && get(), window)
  on(
    'pageshow',
    ({ persisted }) => {
      if (!persisted) return
      known.isBack = true
      coverAndGet()
    },
    window,
  )
  on(
    'message',
    ({ data }) => {
      if (data.who === who) {
        known.aliveAt = Math.max(known.aliveAt, data.at)
        return
      }
      known.told = data
      coverAndGet()
    },
    channel,
  )

  // Browsers that do not know whether scripts run show it (countdown.scss).
  time.style.display = 'none'
  channel.postMessage({ who, at: opened })
  timer = setTimeout(get, Math.max(0, Math.min(leftMs, dayLeftMs) - windowMs) * SOON)
}

const link = document.querySelector('[data-menu]')
if (link) makeMenu(link)

const bar = byId('countdown')
if (bar && !bar.dataset.still) attend(bar)

/* A page that says that it is over tells the other tabs. */
const over = document.querySelector('meta[name=signed-out]')
if (over)
  channelOf(over.content).postMessage({
    over: location.pathname.endsWith('/sign-out') ? '/sign-out' : `/session/ended${location.search}`,
  })
