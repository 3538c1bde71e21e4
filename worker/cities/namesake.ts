/** A place farther from a point than this, in kilometres, has nothing to do with it: it shares a name. */
export const NAMESAKE_KM = 50
