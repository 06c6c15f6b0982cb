/* Reads a ThumbHash, 25 bytes or so that say how a picture looks from afar. After Evan Wallace's, 0.1.1, MIT: see LICENSE.
   Gives the pixels of a small picture, its longer side 32. */

window.readThumbHash = function (hash) {
  "use strict";

  const { PI, min, max, cos, round } = Math;
  const header = hash[0] | (hash[1] << 8) | (hash[2] << 16);
  const more = hash[3] | (hash[4] << 8);
  const hasAlpha = header >> 23;
  const isLandscape = more >> 15;
  const long = hasAlpha ? 5 : 7;
  const short = more & 7;
  const across = isLandscape ? long : short;
  const down = isLandscape ? short : long;
  let nibble = hasAlpha ? 12 : 10;

  /* A channel: its mean, and the waves laid over it. */
  function channel(mean, scale, nx, ny) {
    const waves = [];
    for (let cy = 0; cy < ny; cy++) {
      for (let cx = cy ? 0 : 1; cx * ny < nx * (ny - cy); cx++, nibble++) {
        waves.push({ cx, cy, height: (((hash[nibble >> 1] >> ((nibble & 1) << 2)) & 15) / 7.5 - 1) * scale });
      }
    }
    return (fx, fy) => waves.reduce((sum, { cx, cy, height }) => sum + height * fx[cx] * fy[cy] * 2, mean);
  }

  const light = channel((header & 63) / 63, ((header >> 18) & 31) / 31, max(3, across), max(3, down));
  const yellow = channel(((header >> 6) & 63) / 31.5 - 1, (((more >> 3) & 63) / 63) * 1.25, 3, 3);
  const red = channel(((header >> 12) & 63) / 31.5 - 1, (((more >> 9) & 63) / 63) * 1.25, 3, 3);
  const alpha = hasAlpha ? channel((hash[5] & 15) / 15, (hash[5] >> 4) / 15, 5, 5) : () => 1;

  const ratio = across / down;
  const width = round(ratio > 1 ? 32 : 32 * ratio);
  const height = round(ratio > 1 ? 32 / ratio : 32);
  const pixels = new Uint8ClampedArray(width * height * 4);
  const cosines = (length, at) => Array.from({ length: 7 }, (_, wave) => cos((PI / length) * (at + 0.5) * wave));
  const columns = Array.from({ length: width }, (_, x) => cosines(width, x));
  for (let y = 0, place = 0; y < height; y++) {
    const fy = cosines(height, y);
    for (let x = 0; x < width; x++, place += 4) {
      const l = light(columns[x], fy);
      const p = yellow(columns[x], fy);
      const q = red(columns[x], fy);
      const b = l - (2 / 3) * p;
      const r = (3 * l - b + q) / 2;
      [r, r - q, b, alpha(columns[x], fy)].forEach((value, part) => { pixels[place + part] = 255 * max(0, min(1, value)); });
    }
  }
  return { width, height, pixels };
};
