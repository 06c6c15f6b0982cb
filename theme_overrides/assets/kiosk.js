/* Plays the boards of a page in turn. The seconds that each is shown stand in `data-seconds`, or after the `#` of the
   address. Playing rests while nobody can see it. */

(function () {
  "use strict";

  const kiosk = document.querySelector(".kiosk");
  const slides = Array.from(document.querySelectorAll(".slide"));
  const controls = document.querySelector(".controls");
  if (!slides.length) return;

  const button = (name) => controls.querySelector(`[data-do="${name}"]`);
  const LEAST_SECONDS = 3;
  const MOST_SECONDS = 3600;
  const STILL_MS = 4000;
  let shown = 0;
  let isPaused = false;
  let timer = 0;
  let stillTimer = 0;

  function seconds() {
    const wanted = parseFloat(window.location.hash.replace(/^#/, "")) || parseFloat(kiosk.dataset.seconds);
    return Math.min(Math.max(wanted, LEAST_SECONDS), MOST_SECONDS);
  }

  /* What comes next is fetched while this one is looked at. */
  function fetchSoon(index) {
    const image = slides[index].querySelector("img");
    image.loading = "eager";
  }

  function show(index) {
    shown = (index + slides.length) % slides.length;
    slides.forEach((slide, place) => {
      slide.classList.toggle("is-shown", place === shown);
      slide.querySelector("a").tabIndex = place === shown ? 0 : -1;
      slide.setAttribute("aria-hidden", String(place !== shown));
    });
    fetchSoon(shown);
    fetchSoon((shown + 1) % slides.length);
    controls.querySelector(".place").textContent = `${shown + 1} / ${slides.length}`;
    wait();
  }

  function wait() {
    clearTimeout(timer);
    if (!isPaused && !document.hidden && slides.length > 1) {
      timer = setTimeout(() => show(shown + 1), seconds() * 1000);
    }
  }

  function pause(wanted) {
    isPaused = wanted;
    const words = button("pause").dataset;
    button("pause").textContent = isPaused ? words.play : words.pause;
    controls.querySelector(".place").setAttribute("aria-live", isPaused ? "polite" : "off");
    wait();
  }

  function fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen().catch(() => {});
  }

  /* The browser itself takes Esc to leave the full screen. */
  function leave() {
    if (!document.fullscreenElement) window.location.href = kiosk.dataset.back;
  }

  function stir() {
    document.body.classList.remove("is-still");
    clearTimeout(stillTimer);
    stillTimer = setTimeout(() => document.body.classList.add("is-still"), STILL_MS);
  }

  const actions = {
    previous: () => show(shown - 1),
    next: () => show(shown + 1),
    pause: () => pause(!isPaused),
    full: fill
  };
  const keys = {
    ArrowLeft: actions.previous, ArrowUp: actions.previous, PageUp: actions.previous,
    ArrowRight: actions.next, ArrowDown: actions.next, PageDown: actions.next,
    Home: () => show(0), End: () => show(-1),
    " ": actions.pause, f: fill, F: fill, Escape: leave
  };

  document.addEventListener("keydown", (event) => {
    stir();
    const isOnControl = event.target instanceof Element && event.target.closest("button, a");
    if (event.altKey || event.ctrlKey || event.metaKey || !keys[event.key] || (event.key === " " && isOnControl)) return;
    event.preventDefault();
    keys[event.key]();
  });
  controls.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-do]");
    if (pressed) actions[pressed.dataset.do]();
  });
  ["mousemove", "touchstart", "focusin"].forEach((name) => document.addEventListener(name, stir, { passive: true }));
  document.addEventListener("visibilitychange", wait);
  window.addEventListener("hashchange", wait);
  document.addEventListener("fullscreenchange", () => {
    button("full").setAttribute("aria-pressed", String(Boolean(document.fullscreenElement)));
  });

  document.body.classList.add("is-playing");
  controls.hidden = false;
  show(0);
  stir();
}());
