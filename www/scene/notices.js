/**
 * What the page tells a person in passing, until it is dismissed.
 *
 * @import { Notice, Problem, Store } from './scene.d.ts'
 */
import { signal } from '@preact/signals-core';

/** Problems that one notice spells out; a garbled link can hold hundreds. */
const PROBLEMS_SHOWN = 5;

/** @typedef {Pick<Store, 'notices' | 'report' | 'notify' | 'dismiss'>} Notices */

/** @returns {Notices & { forget: () => void }}  `forget` dismisses what was told of the link that was opened last */
export function createNotices() {
  const notices = signal(/** @type {readonly Notice[]} */ ([]));
  let lastNoticeId = 0;
  /** The notice of what fell back in the link that was opened last. */
  let linkNotice = { id: 0, problems: /** @type {readonly Problem[]} */ ([]) };

  /** @param {number} id */
  const dismiss = (id) => {
    notices.value = notices.value.filter((notice) => notice.id !== id);
  };

  return {
    notices,

    report(further) {
      if (further.length === 0) return;
      const isOpen = notices.value.some(({ id }) => id === linkNotice.id);
      const all = isOpen ? [...linkNotice.problems, ...further] : further;
      const shown = all.slice(0, PROBLEMS_SHOWN).map(({ field, text }) => `${field}: ${text}`);
      if (all.length > shown.length) shown.push(`and ${all.length - shown.length} more`);
      linkNotice = { id: isOpen ? linkNotice.id : ++lastNoticeId, problems: all };
      const notice = {
        id: linkNotice.id,
        text: `Not everything in the link could be read. ${shown.join('. ')}.`,
      };
      notices.value = [...notices.value.filter(({ id }) => id !== notice.id), notice];
    },

    notify(text, action) {
      const same = notices.value.find((notice) => notice.text === text);
      if (same) return same.id; // it is still to be read
      notices.value = [...notices.value, { id: ++lastNoticeId, text, action }];
      return lastNoticeId;
    },

    dismiss,
    forget: () => dismiss(linkNotice.id),
  };
}
