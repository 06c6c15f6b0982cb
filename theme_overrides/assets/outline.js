/* Marks in a page's outline the section that is being read. Without it the outline is a list of links, which is enough. */

(function () {
  "use strict";

  var outline = document.querySelector(".outline");
  if (!outline || !window.requestAnimationFrame) return;

  var entries = Array.from(outline.querySelectorAll('a[href^="#"]'), function (link) {
    var list = link.parentNode.parentNode;
    return {
      link: link,
      target: document.getElementById(decodeURIComponent(link.hash.slice(1))),
      around: list.parentNode.tagName === "LI" ? list.previousElementSibling : null
    };
  }).filter(function (entry) { return entry.target; });
  var current = null;
  var waiting = false;

  /* A section is being read when its heading has come to the upper edge of the window. Those at the end of the page
     never come so far: they take turns on its last stretch. */
  var EDGE = 64;
  var TURN = 40;

  function reading() {
    var root = document.documentElement;
    var scrolled = window.pageYOffset;
    var farthest = root.scrollHeight - window.innerHeight;
    var found = null;
    if (farthest <= 0) return found;
    entries.forEach(function (entry, place) {
      var top = entry.target.getBoundingClientRect().top + scrolled - EDGE;
      if (Math.min(top, farthest - 1 - (entries.length - 1 - place) * TURN) <= scrolled) found = entry;
    });
    return found;
  }

  function mark() {
    waiting = false;
    var entry = reading();
    if (entry === current) return;
    if (current) {
      current.link.removeAttribute("aria-current");
      if (current.around) current.around.classList.remove("is-around");
    }
    current = entry;
    if (!current) return;
    current.link.setAttribute("aria-current", "true");
    if (current.around) current.around.classList.add("is-around");
    show(current.link);
  }

  /* An outline that is longer than the window scrolls by itself, so that the mark stays in view. */
  function show(link) {
    if (outline.scrollHeight <= outline.clientHeight) return;
    var box = outline.getBoundingClientRect();
    var place = link.getBoundingClientRect();
    if (place.top < box.top) outline.scrollTop -= box.top - place.top;
    if (place.bottom > box.bottom) outline.scrollTop += place.bottom - box.bottom;
  }

  function later() {
    if (waiting) return;
    waiting = true;
    window.requestAnimationFrame(mark);
  }

  window.addEventListener("scroll", later, { passive: true });
  window.addEventListener("resize", later);
  window.addEventListener("load", later);
  mark();
}());
