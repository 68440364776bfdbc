/** From full captions to images only, and how large the images are. */
import type { Density } from '../../shared/api/settings.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { Slider } from '../ui/fields/Slider.tsx';
import { Tooltip } from '../ui/overlays/Tooltip.tsx';
import styles from './DensityControl.module.css';

const smallest = 64;
const largest = 640;
/** The slider's own scale: each step is the same factor, so that small sizes are as easy to set as large ones. */
const steps = 100;
const toStep = (size: number): number =>
  Math.round((steps * Math.log(size / smallest)) / Math.log(largest / smallest));
const toSize = (step: number): number => Math.round(smallest * (largest / smallest) ** (step / steps));

export const DensityControl = () => {
  const density = useApp((state) => state.settings.density);
  const sizes = useApp((state) => state.settings.imageSize);
  const change = useApp((state) => state.changeSettings);
  const rows = useCommand('density.rows');
  const tiles = useCommand('density.tiles');
  const sheet = useCommand('density.sheet');
  const larger = useCommand('pictures.larger');
  return (
    <>
      <Tooltip text="Size of the images" keys={larger.keys}>
        <div className={styles.size}>
          <Slider
            label="Size of the images"
            value={toStep(sizes[density])}
            valueText={`${sizes[density]} pixels`}
            min={0}
            max={steps}
            onChange={(step) => change({ imageSize: { ...sizes, [density]: toSize(step) } })}
          />
        </div>
      </Tooltip>
      <Segmented<Density>
        label="Density"
        value={density}
        onChange={(next) => change({ density: next })}
        choices={[
          { value: 'rows', label: 'Rows', hint: 'One image a row, full captions', keys: rows.keys },
          { value: 'tiles', label: 'Tiles', hint: 'Many images, short captions', keys: tiles.keys },
          { value: 'sheet', label: 'Contacts', hint: 'Images only', keys: sheet.keys },
        ]}
      />
    </>
  );
};
