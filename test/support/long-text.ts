/** As long as a summary may be, in characters: Persian with ZWNJ, and emoji of several. */
const SUMMARY = [...'می‌آییم و می‌مانیم، با هم؛ «نه» به اعدام ✊🏽 👩‍👧‍👦 🇮🇷\n'.repeat(100)].slice(0, 2999).join('')
/** The longest text that may be typed. */
export const LONG = { title: 'همه‌باهم: متنِ بلند، با «نیم‌فاصله» و شکلک 👩‍👧‍👦', summary: `${SUMMARY}.` }
