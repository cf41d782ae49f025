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
window.addEventListener('pageshow', ({ persisted }) => persisted && hidePasswords())

/* The header stays when htmx swaps a page without a form in: its language button then leads to the same address. */
on('click', ({ target }) => {
  const button = target.closest('button[form="step"][name="go"]')
  if (button && !byId('step')) location.search = `lang=${button.value.slice(5)}`
})

/* Capturing, so ahead of htmx: another language is another page, which the browser itself asks for. */
on(
  'submit',
  (event) => {
    hidePasswords()
    const { name, value } = event.submitter || {}
    if (name === 'go' && value.startsWith('lang-')) event.stopImmediatePropagation()
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

/* What htmx is doing, in the two places the layout keeps for it: #sending speaks politely, #trouble at once. */

let waiting

const say = (text, { visibly }) => {
  byId('sending').textContent = text
  byId('sending').classList.toggle('sending--shown', visibly)
}

const answered = () => {
  clearTimeout(waiting)
  if (byId('sending').classList.contains('sending--shown')) say('', { visibly: false })
}

const unanswered = () => {
  const trouble = byId('trouble')
  answered()
  trouble.textContent = trouble.dataset.unanswered
  trouble.scrollIntoView({ block: 'nearest' })
}

on('htmx:before:request', () => {
  answered()
  say('', { visibly: false })
  byId('trouble').textContent = ''
  waiting = setTimeout(() => say(byId('sending').dataset.sending, { visibly: true }), 300)
})
on('htmx:finally:request', answered)
on('htmx:error', unanswered) // no line, and no answer in time

/* Only a #page may take the place of #page: it is lifted out of a whole page; anything else is somebody else's answer. */
on('htmx:before:swap', (event) => {
  const swap = event.detail.tasks.find(({ type }) => type === 'main')
  if (!swap) return
  const page = swap.fragment.querySelector('#page')
  if (page) return swap.fragment.replaceChildren(page)
  event.preventDefault()
  unanswered()
})

on('htmx:after:swap', ({ detail }) => {
  if (detail.ctx.target?.id !== 'page') return
  answered()
  unhideToggles()
  // A button in the middle of a form goes on in the middle: where the page says so.
  const here = document.querySelector('#page [autofocus]:not(.govuk-error-summary)')
  const start = document.querySelector('.govuk-error-summary') || here || document.querySelector('#page h1')
  start?.focus({ preventScroll: true })
  if (start && start === here) (labelOf(here) || here).scrollIntoView()
  else window.scrollTo(0, 0)
  const news = [...document.querySelectorAll('[data-announce]')].map(({ textContent }) => textContent.trim())
  if (news.length > 0) say(news.join(' '), { visibly: false })
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
 * of a message it puts them in their place, and asks more and more seldom. Asking is no activity.
 */

const WATCH_EVERY_MS = 2000
const WATCH_AT_MOST = 300 // ten minutes: no call can be answered after that
const NEWS_AT_MOST_MS = 30000
let watching

const paceOf = ({ id }, asked) => (id === 'news' ? Math.min(WATCH_EVERY_MS * 1.25 ** asked, NEWS_AT_MOST_MS) : WATCH_EVERY_MS)

const watch = (left = WATCH_AT_MOST) => {
  clearTimeout(watching)
  const call = document.querySelector('[data-watch]')
  if (!call || left === 0) return
  watching = setTimeout(
    async () => {
      const answer = document.hidden ? undefined : await fetch(call.dataset.watch).catch(() => undefined)
      if (!call.isConnected) return
      if (answer?.status !== 200) return watch(left - 1)
      if (call.id !== 'news') return byId('step').requestSubmit()
      call.outerHTML = await answer.text()
      say(byId('news')?.textContent.trim() ?? '', { visibly: false })
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
