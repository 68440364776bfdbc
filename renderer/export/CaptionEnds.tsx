/** Texts before and after exported captions, and the suffixes of caption files. */
import type { CaptionsOut } from '../../shared/export/commonSettings.ts';
import { TextField } from '../ui/fields/TextField.tsx';
import { Pair } from '../ui/display/Fold.tsx';

interface Props {
  readonly captions: CaptionsOut;
  readonly onChange: (part: Partial<CaptionsOut>) => void;
}

export const CaptionEnds = ({ captions: { tags, nl, suffixes }, onChange }: Props) => (
  <>
    <Pair>
      <TextField
        label="Before all tags"
        value={tags.prefix}
        onText={(prefix) => onChange({ tags: { ...tags, prefix } })}
      />
      <TextField
        label="After all tags"
        value={tags.suffix}
        onText={(suffix) => onChange({ tags: { ...tags, suffix } })}
      />
    </Pair>
    <Pair>
      <TextField
        label="Before all NL captions"
        value={nl.prefix}
        onText={(prefix) => onChange({ nl: { ...nl, prefix } })}
      />
      <TextField
        label="After all NL captions"
        value={nl.suffix}
        onText={(suffix) => onChange({ nl: { ...nl, suffix } })}
      />
    </Pair>
    <Pair>
      <TextField
        label="Suffix of tags"
        placeholder="usual"
        value={suffixes.tags}
        onText={(suffix) => onChange({ suffixes: { ...suffixes, tags: suffix } })}
      />
      <TextField
        label="Suffix of NL captions"
        placeholder="usual"
        value={suffixes.nl}
        onText={(suffix) => onChange({ suffixes: { ...suffixes, nl: suffix } })}
      />
    </Pair>
  </>
);
