/** Days and times as they are written in the window: day before month, 24 hours. All take milliseconds since 1970. */

const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
const shortMoments = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const shortDays = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** "29 Nov 2026, 22:49". */
export const momentText = (at: number): string => moments.format(at);

/** "29 Nov 2026". */
export const dayText = (at: number): string => days.format(at);

/** "29 Nov, 22:49", where there is little room. */
export const shortMomentText = (at: number): string => shortMoments.format(at);

/** "29 Nov", where there is little room. */
export const shortDayText = (at: number): string => shortDays.format(at);
