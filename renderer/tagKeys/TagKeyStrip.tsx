/**
 * The strip of tag keys under the sheet: each tag with its key, and whether the selection has it. A click does what the key
 * does. It is shown where the dataset has such keys, and can be hidden; then the keys still work.
 */
import { useApp } from '../state/AppContext.tsx';
import { StripFields } from './StripFields.tsx';
import { StripKeys } from './StripKeys.tsx';

export const TagKeyStrip = () => {
  const edited = useApp((state) => state.editedTagKey);
  const shown = useApp((state) => state.settings.tagKeyStrip && state.tagKeySlots.size > 0);
  if (edited !== null) return <StripFields key={edited} first={edited} />;
  return shown ? <StripKeys /> : null;
};
