/**
 * The oldest browsers each page works in, by the names of MDN's compatibility data. iOS 14.5 came with Safari 14.1.
 * The trainer's own pages need not reach as far: whoever brings a computer to the front of a room keeps it up to date.
 * @typedef {Readonly<Record<string, string>>} Floor
 */

/** @type {Floor} */
export const phoneFloor = { chrome: '88', chrome_android: '88', safari: '14.1', safari_ios: '14.5' }

/** @type {Floor} */
export const deskFloor = { chrome: '131', edge: '131', firefox: '132', safari: '18.1' }
