/* What the trainer's pages need besides `ui/icons.ts`, on the same 24-unit grid. */
export const screen = 'M4 5h16v10.5H4ZM12 15.5v4M8.5 19.5h7'
export const openWindow = 'M13.5 4.5h6v6M19.2 4.8 11.5 12.5M17 13.5v5.5H5V7h5.5'
export const search = 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12ZM15 15l5 5'
export const keyboard = 'M3 7h18v10.5H3ZM6.5 10.5v.1M10 10.5v.1M13.8 10.5v.1M17.5 10.5v.1M8 14h8'
export const leave = 'M10 4.5H5v15h5M14 8l4.5 4-4.5 4M9.5 12h8.5'
export const more = 'M5 12v.1M12 12v.1M19 12v.1'
export const home = 'M4 11.5 12 5l8 6.5M6.5 10v9h11v-9'
export const flag = 'M6 20.5v-16M6 5.5h11.5l-2.5 3.8 2.5 3.7H6'
export const clock = 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2'
export const cup =
  'M5 9h11v6a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4ZM16 10.5h1.5a2.5 2.5 0 0 1 0 5H16M8.5 3.5v2M12.5 3.5v2'
