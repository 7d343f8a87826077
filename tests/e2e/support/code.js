/** QR codes as a camera sees them. */
import jsQR from 'jsqr';

/** @import { Page } from '@playwright/test' */

/** What the code on the screen says, read from its pixels by another library than the one that made it. @param {Page} page */
export async function readCode(page) {
  const shot = await page.screenshot();
  const { width, height, bytes } = await page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([data], { type: 'image/png' }));
    const ctx = /** @type {OffscreenCanvasRenderingContext2D} */ (
      new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    );
    ctx.drawImage(bitmap, 0, 0);
    const pixels = ctx.getImageData(0, 0, bitmap.width, bitmap.height).data;
    let text = '';
    for (let i = 0; i < pixels.length; i += 4) text += String.fromCharCode(pixels[i + 1]);
    return { width: bitmap.width, height: bitmap.height, bytes: btoa(text) };
  }, shot.toString('base64'));
  const greens = Buffer.from(bytes, 'base64');
  const pixels = new Uint8ClampedArray(4 * greens.length);
  greens.forEach((green, i) => pixels.set([green, green, green, 255], 4 * i));
  return /** @type {any} */ (jsQR)(pixels, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null;
}
