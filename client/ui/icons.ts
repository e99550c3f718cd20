/*
 * Our own line icons on a 24-unit grid, as path data: `import * as icons` and name one, the others leave the bundle.
 */
export const play = 'M8 5.2v13.6L19 12Z'
export const pause = 'M8.5 5.5v13M15.5 5.5v13'
export const next = 'M5 12h13.5M13 6l6 6-6 6'
export const previous = 'M19 12H5.5M11 6l-6 6 6 6'
export const plus10 =
  'M2.5 12h6M5.5 9v6M12 8.2 13.6 7v10M20.9 12c0 2.8-.9 5-2.2 5s-2.2-2.2-2.2-5 .9-5 2.2-5 2.2 2.2 2.2 5Z'
export const plus30 =
  'M2 12h6M5 9v6M11 8.2c.5-.8 1.1-1.2 1.9-1.2 1.2 0 2 .9 2 2.2 0 1.4-.8 2.3-2.1 2.3 1.5 0 2.3 1.1 2.3 2.6 0 1.7-1 2.9-2.3 2.9-.9 0-1.6-.4-2.1-1.3M22 12c0 2.8-.8 5-2 5s-2-2.2-2-5 .8-5 2-5 2 2.2 2 5Z'
export const skip = 'M5.5 5.8v12.4L15 12ZM18.5 5.5v13'
export const replay = 'M4.5 4.5v5h5M5 9.2A8 8 0 1 1 4.2 14'
export const eye =
  'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z'
export const eyeOff =
  'M4 4l16 16M9.7 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-3 3.7M6.4 7.9A15.5 15.5 0 0 0 2.5 12S6 18.5 12 18.5a9.3 9.3 0 0 0 4-.9M10 10a3 3 0 0 0 4.1 4.2'
export const lock =
  'M6 10.5h12a1 1 0 0 1 1 1V19a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-7.5a1 1 0 0 1 1-1ZM8 10.3V8a4 4 0 0 1 8 0v2.3M12 14.2v2'
export const unlock =
  'M6 10.5h12a1 1 0 0 1 1 1V19a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-7.5a1 1 0 0 1 1-1ZM8 10.3V7.5a4 4 0 0 1 7.6-1.7M12 14.2v2'
export const fullscreen = 'M4.5 9.5v-5h5M14.5 4.5h5v5M19.5 14.5v5h-5M9.5 19.5h-5v-5'
export const down = 'M6 9.5l6 6 6-6'
export const star = 'M12 3.8l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8Z'
export const merge =
  'M5.5 4.5c0 5.5 6.5 5 6.5 10.5M18.5 4.5c0 5.5-6.5 5-6.5 10.5v4.5M8.8 16.5 12 19.7l3.2-3.2'
export const split =
  'M12 4.5v4c0 5-6 4.5-6 10.5M12 8.5c0 5 6 4.5 6 10.5M3.3 16.5 6 19.2l2.7-2.7M15.3 16.5l2.7 2.7 2.7-2.7'
export const close = 'M6 6l12 12M18 6 6 18'
export const check = 'M4.5 12.8 9.5 18 19.5 6.5'
export const cross = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM8.8 8.8l6.4 6.4M15.2 8.8l-6.4 6.4'
export const people =
  'M9 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM2.5 19.5c0-3 2.7-5 6.5-5s6.5 2 6.5 5M15.8 4.9a3.3 3.3 0 0 1 0 6.3M17.8 14.9c2.3.6 3.7 2.3 3.7 4.6'
export const trash =
  'M4.5 6.5h15M9.5 6.2V4.5h5v1.7M6.5 6.8l.8 12.7h9.4l.8-12.7M10.3 10.5l.2 5.5M13.7 10.5l-.2 5.5'
export const link =
  'M10 14a4 4 0 0 0 5.9.2l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10a4 4 0 0 0-5.9-.2l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2'
export const printer = 'M7 8.5v-5h10v5M7 16.5H4.5v-8h15v8H17M7 13.5h10v7H7Z'
export const download = 'M12 4v11M7 10.5l5 5 5-5M4.5 19.5h15'
export const wifiOff =
  'M4 4l16 16M2.5 9.5A14 14 0 0 1 6.5 6.9M10.5 5.6A14 14 0 0 1 21.5 9.5M6 13.2a9 9 0 0 1 4-2.2M14.5 11.3A9 9 0 0 1 18 13.2M9.3 16.6a4.3 4.3 0 0 1 5.4 0M12 19.7v.1'
export const wifiLow = 'M5.5 10.8a9.4 9.4 0 0 1 13 0M8.5 14.2a5.5 5.5 0 0 1 7 0M12 18.4v.1'
export const settings =
  'M4 7h8M16.5 7H20M4 17h3.5M12 17h8M14.25 4.75a2.25 2.25 0 1 0 0 4.5 2.25 2.25 0 0 0 0-4.5ZM9.75 14.75a2.25 2.25 0 1 0 0 4.5 2.25 2.25 0 0 0 0-4.5Z'
export const copy = 'M9 8.5h10.5V20H9ZM15 8.5V4H4.5v11.5H9'
export const info = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 11v5.5M12 7.5v.1'
export const warning = 'M12 4 2.8 19.5h18.4ZM12 10v4.2M12 16.9v.1'
