/**
 * What the page tells a person in passing, until it is dismissed.
 *
 * @import { Message, Notice, Problem, Store } from './scene.d.ts'
 */
import { signal } from '@preact/signals-core';

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
      linkNotice = { id: isOpen ? linkNotice.id : ++lastNoticeId, problems: all };
      /** @type {Notice} */
      const notice = { id: linkNotice.id, message: { code: 'link', problems: all } };
      notices.value = [...notices.value.filter(({ id }) => id !== notice.id), notice];
    },

    notify(message, act) {
      const same = notices.value.find((notice) => isSame(notice.message, message));
      if (same) return same.id; // it is still to be read
      notices.value = [...notices.value, { id: ++lastNoticeId, message, act }];
      return lastNoticeId;
    },

    dismiss,
    forget: () => dismiss(linkNotice.id),
  };
}

/**
 * @param {Message} a
 * @param {Message} b
 */
const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);
