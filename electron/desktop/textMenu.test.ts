import { expect, test } from 'vitest';
import { textMenuTemplate } from './textMenu.ts';

const none = {
  canUndo: false,
  canRedo: false,
  canCut: false,
  canCopy: false,
  canPaste: false,
  canDelete: false,
  canSelectAll: false,
  canEditRichly: false,
};
const rolesOf = (asked: Parameters<typeof textMenuTemplate>[0]) =>
  textMenuTemplate(asked).flatMap(({ role, enabled }) =>
    role === undefined || enabled === false ? [] : [role],
  );

test('a field offers what can be done in it', () => {
  const editFlags = { ...none, canCopy: true, canPaste: true };
  const asked = { isEditable: true, editFlags, selectionText: 'a' };
  expect(rolesOf(asked)).toEqual(['copy', 'paste']);
  expect(textMenuTemplate(asked).some(({ role }) => role === 'cut')).toBe(true);
});

test('text is copied where some is selected, and elsewhere there is no menu', () => {
  const asked = { isEditable: false, editFlags: { ...none, canCopy: true } };
  expect(rolesOf({ ...asked, selectionText: 'a caption' })).toEqual(['copy']);
  expect(rolesOf({ ...asked, selectionText: ' ' })).toEqual([]);
});
