/**
 * The strip of tag keys under the sheet and in the full view: each tag with its key, and whether the selection has it. A
 * click does what the key does. It is shown where the dataset has such keys, and can be hidden; then the keys still work.
 */
import { useApp } from '../state/AppContext.tsx';
import { StripFields } from './StripFields.tsx';
import { StripKeys } from './StripKeys.tsx';

/** @param inFront its keys are edited in it; else something that has a strip too lies over it */
export const TagKeyStrip = ({ inFront }: { readonly inFront: boolean }) => {
  const edited = useApp((state) => (inFront ? state.editedTagKey : null));
  const shown = useApp((state) => state.settings.tagKeyStrip && state.tagKeySlots.size > 0);
  if (edited !== null) return <StripFields key={edited} first={edited} />;
  return shown ? <StripKeys /> : null;
};
