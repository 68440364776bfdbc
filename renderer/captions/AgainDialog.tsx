/** Asks the model once more about one image, with another prompt. */
import { useState } from 'react';
import type { EndpointSpec } from '../../shared/captioning/endpointSpec.ts';
import { Button } from '../ui/display/Button.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { Dialog, DialogBody, DialogFoot } from '../ui/overlays/Dialog.tsx';
import styles from './AgainDialog.module.css';
import { usePrompts } from './usePrompts.ts';

interface Props {
  readonly open: boolean;
  /** As it was asked before. */
  readonly spec: EndpointSpec;
  readonly onClose: () => void;
  readonly onAsk: (spec: EndpointSpec) => void;
}

const Choice = ({ spec, onClose, onAsk }: Omit<Props, 'open'>) => {
  const { all } = usePrompts();
  const prompts = all.some(({ name }) => name === spec.prompt.name) ? all : [spec.prompt, ...all];
  const first = prompts.find(({ name }) => name !== spec.prompt.name) ?? spec.prompt;
  const [name, setName] = useState(first.name);
  const prompt = prompts.find((each) => each.name === name) ?? spec.prompt;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onAsk({ ...spec, prompt });
      }}
    >
      <DialogBody>
        <div className={styles.fields}>
          <Select
            label="Prompt"
            value={name}
            choices={prompts.map((each) => ({ value: each.name, label: each.name }))}
            onChange={setName}
          />
          <p className={styles.text}>{prompt.texts.one}</p>
        </div>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" type="submit">
          Ask {spec.model}
        </Button>
      </DialogFoot>
    </form>
  );
};

export const AgainDialog = ({ open, onClose, ...rest }: Props) => (
  <Dialog open={open} onClose={onClose} title="Ask again with another prompt">
    <Choice onClose={onClose} {...rest} />
  </Dialog>
);
