import type { FC } from 'hono/jsx'
import { assets } from '../assets.ts'
import { useLocale } from '../locale.ts'
import { useMapAttributes } from '../map-attributes.ts'

/**
 * A map on which a pin is dragged to the place. It is there once a script knows where the city is; without one, the
 * coordinates are typed.
 */
export const PinPanel: FC = () => {
  const { t } = useLocale()
  const { attributes, labels } = useMapAttributes({ kept: false })
  const { title, takeAway, noStreets, twoFingers, ...words } = t.pin
  return (
    <div class="pin-panel" id="pin-panel" data-script={assets['pin.js']} data-words={JSON.stringify(words)} hidden>
      <section
        class="map pin-map"
        aria-label={title}
        {...attributes}
        data-near={assets['near.json']}
        data-labels={JSON.stringify(labels)}
      />
      <p class="pin-says" role="status" />
      <p class="pin-everybody" aria-live="polite" />
      <p class="pin-hours fine" />
      <p class="hint">
        {attributes['data-tiles'] ? null : noStreets} <span class="two-fingers">{twoFingers}</span>
      </p>
      <p>
        <button type="button" class="button quiet pin-away" hidden>
          {takeAway}
        </button>
      </p>
    </div>
  )
}
