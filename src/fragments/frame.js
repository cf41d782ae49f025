/*
 * What a page of a journey tells the page of the council's site that holds it in a frame: how high it is, and which step it is. Nothing
 * that anybody typed; and to nobody but an origin of the council's list, which has to speak first, since a frame cannot ask who holds it.
 */

const { content, dataset } = document.querySelector('meta[name=embedders]')
const origins = content.split(' ')
let host
let told

const tell = (message) => host && window.parent.postMessage({ doorstep: 1, ...message }, host)

const tellHeight = () => tell({ height: Math.ceil(document.body.getBoundingClientRect().height) })

/* Where the person stands. The same step again, with a fault, say, is no other step; but it is read from its top, too. */
const tellPlace = (isFirst) => {
  if (!host) return
  const { journey, step, number, last } = document.getElementById('page').dataset
  const detail = { journey, step, number: Number(number) }
  if (isFirst) tell({ event: 'started', detail: { journey } })
  else tell({ top: 1 })
  if (step && told !== step) {
    tell({ event: 'step', detail })
    if (last !== undefined) tell({ event: 'finished', detail: { journey } })
  }
  told = step
}

window.addEventListener('message', ({ source, origin, data }) => {
  if (source !== window.parent || source === window || !origins.includes(origin) || data?.doorstep !== 'hello' || host) return
  host = origin
  // From here on the frame is as high as its page: it never scrolls.
  document.documentElement.classList.add('framed--grown')
  tellHeight()
  tellPlace(!data.again)
})

if ('ResizeObserver' in window) new ResizeObserver(tellHeight).observe(document.body)
document.addEventListener('htmx:after:swap', () => {
  tellHeight()
  tellPlace(false)
})

/* Somebody signed out in a window of the same browser. Browsers tell a frame so only within a page of the portal's own site. */
if ('BroadcastChannel' in window)
  new BroadcastChannel(`session ${dataset.council}`).addEventListener(
    'message',
    ({ data }) => data.over && tell({ event: 'signed-out', detail: {} }),
  )
