// See docs/embedding.md
;(function (w, d) {
  var me = d.currentScript
  var data = me.dataset
  var origin = me.src.split('/', 3).join('/')
  var base = origin + '/' + data.council + '/'
  var path = data.journey + (data.lang ? '?lang=' + data.lang : '?around=' + d.documentElement.lang)
  var box = d.createElement(data.mode ? 'div' : 'iframe')
  var link = me.previousElementSibling || box
  var ask, wait, was
  var show = function (one, other) {
    one.style.display = ''
    other.style.display = 'none'
  }
  if (!link.href || link.href.indexOf(base + data.journey)) {
    link = d.createElement('a')
    link.textContent = data.link || base
    me.parentNode.insertBefore(link, me)
  }
  link.href = base + path
  me.parentNode.insertBefore(box, me)

  if (data.mode) {
    ask = new XMLHttpRequest()
    ask.open('GET', base + 'embed/first/' + path)
    ask.onload = function () {
      if (ask.status !== 200) return
      box.innerHTML = ask.responseText
      show(box, link)
    }
    return ask.send()
  }

  box.title = link.textContent
  box.style.cssText = 'border:0;height:0;vertical-align:top;width:100%'
  box.onload = function () {
    clearTimeout(wait)
    box.contentWindow.postMessage({ doorstep: 'hello', was: was }, origin)
    wait = setTimeout(function () {
      link.style.display = ''
      if (d.activeElement === box) link.focus()
      show(link, box)
    }, 5e3)
  }
  w.addEventListener('message', function (e) {
    var said = e.data
    if (e.origin !== origin || e.source !== box.contentWindow || !said || !said.doorstep) return
    clearTimeout(wait)
    show(box, link)
    was = said.was
    box.style.height = said.height + 'px'
    var y = box.getBoundingClientRect().top + said.see
    w.scrollBy(0, Math.min(y, 0) || Math.max(y - w.innerHeight, 0) || 0)
    if (said.event) me.dispatchEvent(new CustomEvent('doorstep:' + said.event, { bubbles: true, detail: said.detail }))
  })
  box.src = base + 'embed/' + path
})(window, document)
