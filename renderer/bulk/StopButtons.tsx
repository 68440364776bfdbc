/** The two ways to end a write early. */
import { Button } from '../ui/display/Button.tsx';

export const StopButtons = ({ onStop }: { readonly onStop: (how: 'keep' | 'take-back') => void }) => (
  <>
    <Button onClick={() => onStop('keep')}>Stop, keep what is done</Button>
    <Button onClick={() => onStop('take-back')}>Stop and undo</Button>
  </>
);
