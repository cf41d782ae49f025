/*
 * What a page of a journey tells the page of the council's site that holds it in a frame: how high it is, and which step it is. Nothing
 * that anybody typed; and to nobody but an origin of the council's list, which has to speak first, since a frame cannot ask who holds it.
 */

const { content, dataset } = document.querySelector('meta[name=embedders]')
const origins = content.split(' ')
const byId = (id) => document.getElementById(id)
let host
/* What was told of last: the page that holds the frame keeps it, from one page in the frame to the next. */
let was

const heightOf = (rectangle) => Math.ceil(rectangle.height)
const tell = (message) =>
  host &&
  window.parent.postMessage({ doorstep: 1, was, height: heightOf(document.body.getBoundingClientRect()), ...message }, host)
const tellEvent = (event, detail) => tell({ event, detail })

/*
 * Where the person stands. The same step again, with a fault, say, is no other step; but it is read from its top, too. A journey that
 * another one leads to is told of as a whole, and a step without a name is not told of: which of them come may depend on whether an
 * address had an account. So events tell nothing of that. How often it is read from its top and how high it is are told of every page: a
 * page that wants to know could tell by these, and that is why none but the council's own may hold the frame.
 */
const tellPlace = () => {
  if (!host) return
  const before = was
  const { journey, step = before?.step, number, last } = byId('page').dataset
  const begins = before?.journey !== journey
  const follows = before?.follows || (before && begins)
  was = { journey, step, follows, over: last !== undefined }
  if (before) tell({ see: 0 })
  if (before && begins && !before.over) tellEvent('finished', { journey: before.journey })
  if (begins) tellEvent('started', { journey })
  if (!follows && step && step !== before?.step) tellEvent('step', { journey, step, number: Number(number) })
  if (was.over && (begins || !before.over)) tellEvent('finished', { journey })
}

window.addEventListener('message', ({ source, origin, data }) => {
  if (source !== window.parent || source === window || !origins.includes(origin) || data?.doorstep !== 'hello' || host) return
  host = origin
  was = data.was
  // From here on the frame is as high as its page: it never scrolls.
  document.documentElement.classList.add('framed--grown')
  tellPlace()
})

if ('ResizeObserver' in window) new ResizeObserver(() => tell()).observe(document.body)
document.addEventListener('htmx:after:swap', tellPlace)

/*
 * What is said of a wait stands where somebody is looking: a frame is as high as its page, and its edges may be far away. It comes behind
 * what was pressed or, when Enter sends the form or the last digit does, behind the field; and the page around it shows that much of it.
 */

const ROOM_BELOW_PX = 10
const [sending, trouble] = ['sending', 'trouble'].map(byId)

const placeBehind = (pressed) => {
  const { activeElement } = document
  // "Try again" stays under the finger, and keeps the focus.
  if (trouble.contains(activeElement) || sending.contains(activeElement)) return
  const place =
    (pressed?.tabIndex >= 0 ? pressed : activeElement).closest('.govuk-button-group, .govuk-form-group, ul, p, .framed__top') ??
    document.querySelector('#step .govuk-button-group')
  place?.after(trouble, sending)
}

// Ahead of portal.js, which begins to wait, and stops some of these.
window.addEventListener('submit', ({ submitter }) => placeBehind(submitter), true)
window.addEventListener(
  'click',
  ({ target }) => {
    const link = target.closest('a[href]:not([href^="#"])')
    if (link) placeBehind(link)
  },
  true,
)

const seen = new MutationObserver(() => {
  const ends = [trouble, sending].filter(({ textContent }) => textContent).map((each) => each.getBoundingClientRect().bottom)
  if (sending.matches('.sending--shown') || trouble.textContent) tell({ see: Math.max(...ends) + ROOM_BELOW_PX })
})
for (const each of [trouble, sending]) seen.observe(each, { childList: true, attributes: true })

/* Somebody signed out in a window of the same browser. Browsers tell a frame so only within a page of the portal's own site. */
if ('BroadcastChannel' in window)
  new BroadcastChannel(`session ${dataset.council}`).addEventListener(
    'message',
    ({ data }) => data.over && tellEvent('signed-out', {}),
  )
