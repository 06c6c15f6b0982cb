/* Opens photographs in a lightbox: PhotoSwipe, fetched when it is first wanted. Without it every photograph is a link to
   its largest JPEG. Words come from the `data-` attributes of this script's element. */

(function () {
  "use strict";

  const script = document.currentScript;
  const words = script.dataset;
  const links = Array.from(document.querySelectorAll("a[data-photo]"));
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const PLAY_SECONDS = 5;
  const ICONS = {
    play: '<path class="lightbox-play" d="M11 8v16l14-8z"/><path class="lightbox-pause" d="M10 8h4v16h-4zm8 0h4v16h-4z"/>',
    download: '<path d="M14.5 7h3v9h4.5L16 22l-6-6h4.5zM9 24h14v2H9z"/>'
  };
  let fetched = null;
  let shown = null;

  /* 1. What is fetched when it is wanted */

  function fetchPart(tag, attributes) {
    return new Promise((resolve, reject) => {
      document.head.append(Object.assign(document.createElement(tag), attributes, { onload: resolve, onerror: reject }));
    });
  }

  function address(name) {
    return new URL(name + new URL(script.src).search, script.src).href;
  }

  function fetchLightbox() {
    if (!fetched) {
      fetched = Promise.all([
        fetchPart("link", { rel: "stylesheet", href: address("photoswipe/photoswipe.css") }),
        fetchPart("link", { rel: "stylesheet", href: address("lightbox.css") }),
        fetchPart("script", { src: address("photoswipe/photoswipe.umd.min.js") })
      ]);
      fetched.catch(() => { fetched = null; });
    }
    return fetched;
  }

  /* 2. Addresses: each photograph has a fragment, and the back button closes what it opened */

  function fragment(index) {
    const around = links[index].closest('[id^="photo-"]');
    return `#${around ? around.id : `photo-${index + 1}`}`;
  }

  function wanted() {
    let hash = window.location.hash;
    try { hash = decodeURIComponent(hash); } catch (error) { /* not one of ours */ }
    return links.findIndex((_, index) => fragment(index) === hash);
  }

  /* 3. Photographs as the lightbox takes them */

  /* The files of the format that the browser has chosen for a picture of this page. */
  function files(link) {
    const chosen = Array.from(document.images).find((image) => image.parentNode.tagName === "PICTURE" && image.currentSrc);
    const ending = chosen ? chosen.currentSrc.split(".").pop() : "none";
    const sources = Array.from(link.querySelectorAll("source"), (source) => source.srcset);
    return sources.find((srcset) => srcset.includes(`.${ending} `));
  }

  function measured(image) {
    const drawn = /\.svg$/.test(image.src) ? 1600 / (image.naturalWidth || 1600) : 1;
    return { width: image.naturalWidth * drawn, height: image.naturalHeight * drawn };
  }

  function photograph(link) {
    const image = link.querySelector("img");
    const known = { width: Number(image.getAttribute("width")), height: Number(image.getAttribute("height")) };
    const seen = known.width ? known : measured(image);
    const size = seen.width ? seen : { width: 1600, height: 1200, isGuess: true };
    const small = image.complete && image.currentSrc ? image.currentSrc : undefined;
    return { src: link.href, srcset: files(link), msrc: small, alt: image.alt, element: link, thumbCropped: true, ...size };
  }

  /* What stands under the photograph on its page, and what is said there of all of them. */
  function fillCaption(element, index) {
    const figure = links[index].closest("figure");
    const caption = figure && figure.querySelector("figcaption");
    const common = links[index].closest(".gallery") && document.querySelector(".gallery-common .credit");
    const nodes = caption ? Array.from(caption.cloneNode(true).childNodes) : [];
    const credit = nodes.find((node) => node.className === "credit") || document.createElement("span");
    credit.className = "credit";
    if (common) credit.append(...common.cloneNode(true).childNodes);
    credit.querySelectorAll(".original").forEach((each) => each.remove());
    element.textContent = "";
    element.append(...nodes.filter((node) => node !== credit));
    if (credit.textContent.trim()) element.append(credit);
  }

  /* 4. The lightbox */

  function captionRoom(lightbox) {
    const heights = new Map();
    const ruler = Object.assign(document.createElement("div"), { className: "lightbox-caption lightbox-ruler" });
    return (index, width) => {
      const key = `${index} ${width}`;
      if (!ruler.parentNode) lightbox.element.append(ruler);
      if (!heights.has(key)) {
        fillCaption(ruler, index);
        heights.set(key, ruler.offsetHeight);
        ruler.textContent = "";
      }
      return heights.get(key);
    };
  }

  function addParts(lightbox) {
    const { ui } = lightbox;
    const icon = (inner) => ({ isCustomSVG: true, inner, outlineID: "" });
    ui.registerElement({
      name: "caption", order: 9, appendTo: "root", className: "lightbox-caption",
      onInit: (element) => {
        element.setAttribute("aria-live", "polite");
        lightbox.on("change", () => fillCaption(element, lightbox.currIndex));
      }
    });
    ui.registerElement({
      name: "download", order: 8, isButton: true, tagName: "a", html: icon(ICONS.download), title: words.download,
      onInit: (element) => {
        element.setAttribute("download", "");
        lightbox.on("change", () => {
          const uri = links[lightbox.currIndex].dataset.download;
          element.hidden = !uri;
          if (uri) element.href = uri;
        });
      }
    });
    if (links.length > 1) addPlaying(lightbox, icon(ICONS.play));
  }

  /* Playing is begun by hand alone, and stops at any other use, at the end, and when the page is out of sight. Readers who
     want less motion get one photograph after the other without any fading. */
  function addPlaying(lightbox, html) {
    let timer = 0;
    let button = null;

    function set(isOn) {
      window.clearInterval(timer);
      timer = isOn ? window.setInterval(step, PLAY_SECONDS * 1000) : 0;
      button.classList.toggle("is-playing", isOn);
      button.title = isOn ? words.pause : words.play;
      button.setAttribute("aria-label", button.title);
    }

    function step() {
      if (document.hidden || lightbox.currIndex === links.length - 1) return set(false);
      lightbox.next();
      if (!calm.matches) lightbox.currSlide.container.animate([{ opacity: 0 }, { opacity: 1 }], 600);
      return undefined;
    }

    lightbox.ui.registerElement({
      name: "play", order: 7, isButton: true, html, title: words.play,
      onInit: (element) => { button = element; },
      onClick: () => set(!timer)
    });
    lightbox.on("pointerDown", (event) => { if (!button.contains(event.originalEvent.target)) set(false); });
    lightbox.on("keydown", (event) => { if (/^(Arrow|Esc)/.test(event.originalEvent.key)) set(false); });
    lightbox.on("close", () => set(false));
  }

  /* A picture of unknown size is measured when it is there. */
  function measureLate({ content }) {
    if (!content.data.isGuess || !content.element || !content.element.naturalWidth) return;
    Object.assign(content.data, measured(content.element), { isGuess: false });
    shown.lightbox.refreshSlideContent(content.index);
  }

  function setPageInert(lightbox, isInert) {
    Array.from(document.body.children).forEach((each) => { if (each !== lightbox.element) each.inert = isInert; });
  }

  function becomeDialog(lightbox) {
    const { element } = lightbox;
    element.setAttribute("aria-label", words.title);
    element.setAttribute("aria-modal", "true");
    setPageInert(lightbox, true);
  }

  /* The reader comes back to the photograph last seen. */
  function leave() {
    const { lightbox, hasEntry } = shown;
    setPageInert(lightbox, false);
    links[lightbox.currIndex].scrollIntoView({ block: "nearest", behavior: "instant" });
    if (hasEntry) return window.history.back();
    window.history.scrollRestoration = "auto";
    if (wanted() >= 0) window.history.replaceState(null, "", window.location.pathname + window.location.search);
    return undefined;
  }

  function open(index, isNew) {
    const lightbox = new window.PhotoSwipe({
      dataSource: links.map(photograph), index, mainClass: "lightbox", bgOpacity: 1, returnFocus: false, loop: false,
      showHideAnimationType: calm.matches ? "none" : "zoom", zoomAnimationDuration: calm.matches ? 0 : 333,
      closeTitle: words.close, zoomTitle: words.zoom, arrowPrevTitle: words.previous, arrowNextTitle: words.next,
      errorMsg: words.fault,
      paddingFn: (viewport, _, at) => ({ top: 60, bottom: room(at, viewport.x), left: 0, right: 0 })
    });
    const room = captionRoom(lightbox);
    shown = { lightbox, hasEntry: isNew };
    if (isNew) {
      window.history.scrollRestoration = "manual";
      window.history.pushState(null, "", fragment(index));
    }
    lightbox.on("uiRegister", () => addParts(lightbox));
    lightbox.on("afterInit", () => becomeDialog(lightbox));
    lightbox.on("change", () => window.history.replaceState(null, "", fragment(lightbox.currIndex)));
    lightbox.on("loadComplete", measureLate);
    lightbox.on("close", leave);
    lightbox.on("destroy", () => {
      links[lightbox.currIndex].focus({ preventScroll: true });
      shown = null;
    });
    lightbox.init();
  }

  function show(index, isNew) {
    fetchLightbox().then(
      () => { if (!shown) open(index, isNew); },
      () => { window.location.assign(links[index].href); }
    );
  }

  /* 5. Beginning */

  /* An address was followed, or the back button pressed. */
  function follow() {
    const index = wanted();
    if (index < 0) window.history.scrollRestoration = "auto";
    if (!shown && index >= 0) show(index, false);
    else if (shown && index >= 0) shown.lightbox.goTo(index);
    else if (shown) {
      const { lightbox } = shown;
      shown.hasEntry = false;
      if (lightbox.opener.isOpen) lightbox.close();
      else lightbox.on("openingAnimationEnd", () => lightbox.close());
    }
  }

  links.forEach((link, index) => {
    ["pointerenter", "focus", "touchstart"].forEach((sign) => {
      link.addEventListener(sign, () => { fetchLightbox().catch(() => null); }, { once: true, passive: true });
    });
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      show(index, true);
    });
  });
  window.addEventListener("popstate", follow);
  if (wanted() >= 0) show(wanted(), false);
}());
