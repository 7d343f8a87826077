/** The whole screen for the page, where the browser lets it. */

export const canFill = () => document.fullscreenEnabled ?? false;

export const isFilling = () => Boolean(document.fullscreenElement);

/** Asks for it; without, the window serves as well. */
export async function fillScreen() {
  // An address that asks for it is no gesture, without which browsers refuse, and complain.
  if (!canFill() || isFilling() || navigator.userActivation?.isActive === false) return;
  try {
    await document.documentElement.requestFullscreen({ navigationUI: 'hide' });
    // Esc then means the page's own steps back, and is held to leave the full screen.
    await /** @type {any} */ (navigator).keyboard?.lock?.(['Escape']);
  } catch {
    // The frame may not.
  }
}

export async function giveScreenBack() {
  /** @type {any} */ (navigator).keyboard?.unlock?.();
  if (isFilling()) await document.exitFullscreen().catch(() => {});
}
