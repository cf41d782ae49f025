// A journey of the portal in a council's own page: docs/embedding.md
;(function (w, d) {
  var me = d.currentScript || d.querySelector('script[data-council]')
  var of = function (name) {
    return me.getAttribute('data-' + name) || ''
  }
  var origin = me.src.split('/', 3).join('/')
  var base = origin + '/' + of('council')
  var welsh = /^cy/.test(of('lang') || d.documentElement.lang)
  var path = of('journey') + '?lang=' + (welsh ? 'cy' : 'en')
  var box = d.createElement('div')
  var link = d.createElement('a')
  var frame = d.createElement('iframe')
  var loads = 0
  var ask, works
  link.href = base + '/' + path
  link.textContent = of('link') || (welsh ? 'Ewch ymlaen ym mhorth y cyngor' : 'Go on in the council\u2019s portal')
  box.appendChild(link)
  me.parentNode.insertBefore(box, me)

  if (of('mode') === 'start') {
    ask = new XMLHttpRequest()
    ask.open('GET', base + '/embed/first/' + path)
    ask.onload = function () {
      if (ask.status === 200) box.innerHTML = ask.responseText
    }
    return ask.send()
  }

  frame.title = link.textContent
  frame.style.cssText = 'border:0;display:block;height:0;width:100%'
  frame.src = base + '/embed/' + path
  frame.onload = function () {
    frame.contentWindow.postMessage({ doorstep: 'hello', again: loads++ }, origin)
    setTimeout(function () {
      if (!works) frame.style.display = 'none'
    }, 5e3)
  }
  w.addEventListener('message', function (e) {
    var said = e.data
    if (e.origin !== origin || e.source !== frame.contentWindow || !said || !said.doorstep) return
    works = link.style.display = 'none'
    if (said.height) frame.style.height = said.height + 'px'
    if (said.top && frame.getBoundingClientRect().top < 0) frame.scrollIntoView()
    if (!said.event) return
    var event = d.createEvent('CustomEvent')
    event.initCustomEvent('doorstep:' + said.event, true, false, said.detail)
    me.dispatchEvent(event)
  })
  box.appendChild(frame)
})(window, document)
