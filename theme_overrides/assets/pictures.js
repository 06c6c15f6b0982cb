/* Until a picture is there, shows how it looks from afar. Without it the picture's average colour stands in its place. */

(function () {
  "use strict";

  const images = document.querySelectorAll("img[data-hash]");
  if (!images.length || !window.IntersectionObserver) return;

  /* The pixels of the hash as the address of a picture. */
  function drawn(hash) {
    const bytes = Uint8Array.from(atob(hash), (letter) => letter.charCodeAt(0));
    const { width, height, pixels } = window.readThumbHash(bytes);
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    canvas.getContext("2d").putImageData(new ImageData(pixels, width, height), 0, 0);
    return canvas.toDataURL();
  }

  function isThere(image) {
    return image.complete && image.naturalWidth > 0;
  }

  function show(image) {
    if (isThere(image)) return;
    image.style.backgroundImage = `url(${drawn(image.dataset.hash)})`;
    image.addEventListener("load", () => { image.style.backgroundImage = ""; }, { once: true });
  }

  const near = new IntersectionObserver((entries) => {
    entries.filter((entry) => entry.isIntersecting).forEach((entry) => {
      near.unobserve(entry.target);
      show(entry.target);
    });
  }, { rootMargin: "100%" });
  images.forEach((image) => near.observe(image));
}());
