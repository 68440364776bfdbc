/** Whether a caption of the sample on screen is being edited. */
import { useState } from 'react';

interface EditedHere {
  readonly editing: boolean;
  readonly begin: () => void;
  /** Ends this editing and no other: a text may still be being saved when the next one is edited. */
  readonly end: () => void;
}

/** Another sample on screen ends it. */
export const useEditedHere = (relPath: string): EditedHere => {
  const [edited, setEdited] = useState<{ readonly relPath: string } | null>(null);
  if (edited !== null && edited.relPath !== relPath) setEdited(null);
  return {
    editing: edited?.relPath === relPath,
    begin: () => setEdited({ relPath }),
    end: () => setEdited((now) => (now === edited ? null : now)),
  };
};
