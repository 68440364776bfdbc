/** What is said of a tagger by hand, where its files do not say it; empty: as its files say. */
import {
  taggerByHand,
  taggerFamilies,
  type TaggerByHand,
} from '../../../shared/captioning/tagger/taggerSpec.ts';
import { Fold, Pair } from '../../ui/display/Fold.tsx';
import { ByHandChoice, ByHandName, ByHandSize, ByHandThree, unsaid } from './ByHandFields.tsx';

interface Props {
  readonly byHand: TaggerByHand;
  readonly open: boolean;
  readonly onChange: (byHand: TaggerByHand) => void;
}

/** What is not said is left out. */
const said = (byHand: Readonly<Record<string, unknown>>): TaggerByHand =>
  taggerByHand.parse(
    Object.fromEntries(Object.entries(byHand).filter(([, value]) => value !== undefined && value !== unsaid)),
  );

const fits = {
  stretch: 'Stretched',
  square: 'Padded to a square, then resized',
  pad: 'Resized, then padded',
};

export const ByHand = ({ byHand, open, onChange }: Props) => {
  const count = Object.keys(byHand).length;
  const all = {
    byHand,
    onSet: (changed: Readonly<Record<string, unknown>>): void => onChange(said({ ...byHand, ...changed })),
  };
  return (
    <Fold
      key={String(open)}
      title="By hand"
      gist={count === 0 ? 'nothing: all is as its files say' : `${count} said`}
      open={open}
    >
      <ByHandChoice {...all} label="Family" name="family" values={taggerFamilies} />
      <Pair>
        <ByHandName {...all} label="File of the model" name="model" />
        <ByHandName {...all} label="File of its labels" name="labels" />
      </Pair>
      <Pair>
        <ByHandChoice
          {...all}
          label="Layout"
          name="layout"
          values={['nhwc', 'nchw']}
          labels={{ nhwc: 'NHWC', nchw: 'NCHW' }}
        />
        <ByHandChoice
          {...all}
          label="Channels"
          name="channels"
          values={['rgb', 'bgr']}
          labels={{ rgb: 'RGB', bgr: 'BGR' }}
        />
      </Pair>
      <Pair>
        <ByHandSize {...all} label="Width and height in pixels" />
        <ByHandChoice
          {...all}
          label="Values"
          name="scale"
          values={['255', '1']}
          labels={{ '255': '0 to 255', '1': '0 to 1' }}
        />
      </Pair>
      <Pair>
        <ByHandThree {...all} label="Mean" name="mean" />
        <ByHandThree {...all} label="Deviation" name="deviation" />
      </Pair>
      <Pair>
        <ByHandChoice {...all} label="Fit" name="fit" values={['stretch', 'square', 'pad']} labels={fits} />
        <ByHandChoice
          {...all}
          label="Interpolation"
          name="interpolation"
          values={['bilinear', 'bicubic', 'lanczos']}
        />
      </Pair>
      <Pair>
        <ByHandThree {...all} label="Padding, 0 to 255" name="pad" />
        <ByHandThree {...all} label="Behind transparency, 0 to 255" name="background" />
      </Pair>
      <Pair>
        <ByHandName {...all} label="Output" name="output" />
        <ByHandChoice
          {...all}
          label="Its values"
          name="activation"
          values={['none', 'sigmoid']}
          labels={{ none: 'Probabilities', sigmoid: 'Logits' }}
        />
      </Pair>
    </Fold>
  );
};
