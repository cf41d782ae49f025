/* What the portal's pages do beyond their HTML. Every page works without it. */

const byId = (id) => document.getElementById(id)
const on = (type, listener, options) => document.addEventListener(type, listener, options)

/* Passwords can be shown to whoever typed them, and are hidden again before they are sent. */

const unhideToggles = () => {
  for (const toggle of document.querySelectorAll('.password__toggle[hidden]')) toggle.hidden = false
}

const showPassword = (toggle, shown) => {
  const input = byId(toggle.getAttribute('aria-controls'))
  if ((input.type === 'text') === shown) return
  const { show, hide, shown: isShown, hidden: isHidden } = toggle.dataset
  input.type = shown ? 'text' : 'password'
  toggle.querySelector('.password__word').textContent = shown ? hide : show
  toggle.closest('.govuk-form-group').querySelector('.password__status').textContent = shown ? isShown : isHidden
}

const hidePasswords = () => {
  for (const toggle of document.querySelectorAll('.password__toggle')) showPassword(toggle, false)
}

on('click', ({ target }) => {
  const toggle = target.closest('.password__toggle')
  if (toggle) showPassword(toggle, byId(toggle.getAttribute('aria-controls')).type === 'password')
})
window.addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return
  leaving = false
  hidePasswords()
  answered()
})

/* The header stays when htmx swaps a page without a form in: its language button then leads to the same address. */
on('click', ({ target }) => {
  const button = target.closest('button[form="step"][name="go"]')
  if (!button || byId('step')) return
  location.search = `lang=${button.value.slice(5)}`
  wait('opening', () => button.click())
})

/* Capturing, so ahead of htmx: another language is another page, which the browser itself asks for. */
on(
  'submit',
  (event) => {
    hidePasswords()
    const { name, value } = event.submitter || {}
    if (name !== 'go' || !value.startsWith('lang-')) return
    event.stopImmediatePropagation()
    wait('opening', () => event.submitter.click())
  },
  true,
)

/* A link of the error summary leads to its field, with the field's label or legend in view. */

const labelOf = (field) => {
  const legend = field.closest('fieldset')?.querySelector('legend')
  const label = document.querySelector(`label[for="${field.id}"]`)
  if (!legend) return label
  const near = field.getBoundingClientRect().bottom - legend.getBoundingClientRect().top < window.innerHeight / 2
  return field.type === 'radio' || near ? legend : label
}

on('click', (event) => {
  const link = event.target.closest('.govuk-error-summary a[href^="#"]')
  const field = link && byId(link.hash.slice(1))
  if (!field) return
  event.preventDefault()
  ;(labelOf(field) || field).scrollIntoView()
  field.focus({ preventScroll: true })
})

/*
 * A wait that is felt is shown, in the two places that the layout keeps for it: #sending speaks politely, #trouble at once. After some
 * seconds without an answer, and when none will come, they offer to send again: a form's token lets it do its work only once.
 */

const SHOWN_AFTER_MS = 300
const SLOW_AFTER_MS = 6000
let timers = []
let again

const [sending, trouble, main] = ['sending', 'trouble', 'main'].map(byId)
const retry = document.createElement('button')
retry.type = 'button'
retry.className = 'govuk-button govuk-button--secondary again'
retry.textContent = trouble.dataset.again
retry.addEventListener('click', () => again())

const say = (text, { place = sending, visibly = false, offer, lang = document.documentElement.lang } = {}) => {
  const hadFocus = place.contains(document.activeElement)
  place.textContent = text
  place.lang = lang
  place.classList.toggle('sending--shown', visibly)
  if (offer) place.append(retry)
  if (hadFocus) main.focus({ preventScroll: true })
}

/* Beside an open dialog nothing can be pressed, or read aloud; and with its page it goes. */
const putInReach = () => {
  const place = document.querySelector('dialog:modal') || main
  // In a frame they stand where somebody looks (frame.js).
  if (!place.contains(sending)) place.prepend(trouble, sending)
}

const isShown = () => sending.classList.contains('sending--shown')

const answered = () => {
  timers.forEach(clearTimeout)
  if (isShown()) say('')
}

/* What is said of a wait stands in the layout; nothing is offered where sending again would only make it longer. */
const wait = (what, resend) => {
  answered()
  say('')
  say('', { place: trouble })
  putInReach()
  again = resend
  timers = [setTimeout(() => say(sending.dataset[what], { visibly: true }), SHOWN_AFTER_MS)]
  if (resend) timers.push(setTimeout(() => say(sending.dataset.slow, { visibly: true, offer: true }), SLOW_AFTER_MS))
}

const unanswered = ({ detail: { ctx } }) => {
  const { form, submitter } = ctx?.request || {}
  answered()
  again = () => form.requestSubmit(submitter)
  say(trouble.dataset.unanswered, { place: trouble, offer: form?.isConnected })
  trouble.scrollIntoView({ block: 'nearest' })
}

/*
 * Sent again, a form's newest try alone counts, whatever the older ones were answered: they are broken off, so that no cookie of theirs
 * comes after its own. A sign-in's repeat brings another session, and ends the one that the older answer was about. Is the newest lost,
 * too, the form can be sent once more. But not from a page whose answer leads to another: that one is asked for with the session which
 * the repeat would end.
 */
let leaving = false
on('htmx:before:request', (event) => {
  const { ctx } = event.detail
  if (leaving) return event.preventDefault()
  if (ctx.request.body instanceof FormData) return wait('sending') // a file
  let newest
  ctx.fetch = (address, request) =>
    new Promise((resolve, reject) => {
      const send = async () => {
        const one = new AbortController()
        newest?.abort()
        newest = one
        request.signal.addEventListener('abort', () => one.abort(request.signal.reason))
        wait('sending', send)
        try {
          const answer = await fetch(address, { ...request, signal: one.signal })
          const text = await answer.text()
          if (one !== newest) return
          answered() // from here on there is nothing to send again
          answer.text = async () => text
          resolve(answer)
        } catch (error) {
          if (one === newest) reject(error)
        }
      }
      send()
    })
})
on('htmx:finally:request', ({ detail: { ctx } }) => {
  const { redirect } = ctx.hx || {}
  leaving ||= Boolean(redirect)
  if (redirect) wait('opening', () => location.assign(redirect))
  else if (!leaving) answered()
})
on('htmx:error', unanswered) // no line, and no answer in time

/* What the browser itself sends or asks for, unless another listener has it. What comes of a link to a file is no page. */

const isPlain = ({ ctrlKey, metaKey, shiftKey, altKey }) => !(ctrlKey || metaKey || shiftKey || altKey)
const waitUnlessStopped = (event, what, resend) => setTimeout(() => event.defaultPrevented || wait(what, resend))

on('submit', (event) => waitUnlessStopped(event, 'sending', () => event.target.requestSubmit(event.submitter)))
on('click', (event) => {
  const link = event.target.closest('a[href]:not([data-file])')
  if (!link || link.origin !== location.origin || link.hash || !isPlain(event)) return
  waitUnlessStopped(event, 'opening', () => link.click())
})
// Back to a step that was swapped out: it is asked for anew.
on('htmx:before:history:restore', () => wait('opening', () => location.reload()))

/* Only a #page may take the place of #page: it is lifted out of a whole page; anything else is somebody else's answer. */
on('htmx:before:swap', (event) => {
  const swap = event.detail.tasks.find(({ type }) => type === 'main')
  if (!swap) return
  const page = swap.fragment.querySelector('#page')
  if (page) return swap.fragment.replaceChildren(page)
  event.preventDefault()
  unanswered(event)
})

on('htmx:after:swap', ({ detail }) => {
  if (detail.ctx.target?.id !== 'page') return
  putInReach()
  answered()
  unhideToggles()
  // A button in the middle of a form goes on in the middle: where the page says so.
  const here = document.querySelector('#page [autofocus]:not(.govuk-error-summary)')
  const start = document.querySelector('.govuk-error-summary') || here || document.querySelector('#page h1')
  // What comes with a region of its own is often not read out: it is read with the heading.
  const told = document.querySelector('#page [role=status]')
  if (told && start?.matches('h1')) {
    told.id ||= 'told'
    start.setAttribute('aria-describedby', told.id)
  }
  start?.focus({ preventScroll: true })
  if (start && start === here) (labelOf(here) || here).scrollIntoView()
  else window.scrollTo(0, 0)
  const news = [...document.querySelectorAll('[data-announce]')].map(({ textContent }) => textContent.trim())
  // A page that was swapped in may speak another language than the document.
  if (news.length > 0) say(news.join(' '), { lang: byId('page').lang })
})

/* A code is sent as its last digit lands, once for each code: a refused one is not sent again by itself. */

on('input', ({ target }) => {
  const { complete, sent } = target.dataset
  const digits = target.value.replace(/\D/g, '')
  if (!complete || digits.length !== Number(complete) || digits === sent) return
  target.dataset.sent = digits
  target.form.requestSubmit()
})

/*
 * A call, or the message that brings a code: the page asks now and then whether there is news of it. Of a call it then sends its form;
 * of a message it puts them in their place, and asks more and more seldom. Asking is no activity. It says whose journey it asks about, as
 * the form does: in a frame there may be no cookie.
 */

const WATCH_EVERY_MS = 2000
const WATCH_AT_MOST = 300 // ten minutes: no call can be answered after that
const NEWS_AT_MOST_MS = 30000
const WATCH_PATIENCE_MS = 10000
let watching

const paceOf = ({ id }, asked) => (id === 'news' ? Math.min(WATCH_EVERY_MS * 1.25 ** asked, NEWS_AT_MOST_MS) : WATCH_EVERY_MS)

const watch = (left = WATCH_AT_MOST) => {
  clearTimeout(watching)
  const call = document.querySelector('[data-watch]')
  const journey = byId('step')?.elements.journey?.value
  if (!call || !journey || left === 0) return
  watching = setTimeout(
    async () => {
      const answer = document.hidden
        ? undefined
        : await fetch(call.dataset.watch, {
            headers: { 'Journey-Token': journey },
            signal: AbortSignal.timeout(WATCH_PATIENCE_MS),
          }).catch(() => undefined)
      if (!call.isConnected || answer?.status === 404) return
      if (answer?.status !== 200) return watch(left - 1)
      if (call.id !== 'news') return byId('step').requestSubmit()
      call.outerHTML = await answer.text()
      if (!isShown()) say(byId('news')?.textContent.trim() ?? '')
      watch(left - 1)
    },
    paceOf(call, WATCH_AT_MOST - left),
  )
}
on('htmx:after:swap', () => watch())
on('htmx:error', () => watch())

/* A dialog that stands on its page is laid over it: the focus stays inside, and Escape goes where Cancel leads. */

const openDialog = () => {
  const dialog = document.querySelector('dialog[data-modal]')
  if (!dialog || dialog.matches(':modal')) return
  dialog.close()
  dialog.showModal()
  const start = dialog.querySelector('.govuk-error-summary') || dialog.querySelector('h2')
  start.focus()
}

on(
  'cancel',
  (event) => {
    const cancel = event.target.querySelector('[data-cancel]')
    if (!cancel) return
    event.preventDefault()
    cancel.click()
  },
  true,
)
on('htmx:after:swap', openDialog)

unhideToggles()
watch()
document.querySelector('.govuk-error-summary')?.focus()
openDialog()
