/**
 * Tags that draw a face or a gesture in signs. Their underscore is a mouth, their parentheses and backslashes are cheeks
 * and arms: they are written in one spelling only, in every style.
 *
 * Source: danbooru's general tags of 25 posts and more that hold no word (the list that a1111-sd-webui-tagcomplete
 * ships, 140,782 rows), with the aliases among them that people still type (`:)`, `(o)_(o)`, `||_||`); of these, taggers
 * keep those with an underscore as they are. Added: `:_d`, and `=)` and `:-)` with their kin, which are not danbooru's
 * and are typed all the same.
 */

export const faces: readonly string[] = [
  // An underscore is part of the face.
  ['0_0', '(o)_(o)', '+_+', '+_-', '._.', '<o>_<o>', '<|>_<|>', '=_=', '>_<', '3_3', '6_9', '>_o', '@_@'],
  ['^_^', 'o_o', 'u_u', 'x_x', '|_|', '||_||', 't_t', 'o_x', ':_d'],
  // A parenthesis is a mouth.
  [':)', ':(', ';)', ';(', '>:)', '>:(', '=)', '=(', ':-)', ':-(', ';-)', ":')", ":'(", '(^^^)'],
  // Letters and signs that no style changes; listed, so that they are recognised.
  [':d', ':o', ':3', '^^^', ';d', ':<', ':p', ':q', ':t', ':>', ':/', ';o', ':|', 'd:', '3:', ';p', ':>='],
  [';q', ':i', ';3', ':x', 'c:', '>o<', ':c', ':s', ';<', 'd;', ';t', ';>', '^q^', '3;', ';|', '>3<', ';/'],
  ['^v^', '^3^', ':v', 'x<'],
].flat();

/** Tags with a backslash of their own, which is not an escape. */
export const backslashTags: readonly string[] = ['\\m/', '\\||/', '\\o/', '\\(^o^)/', '\\n/', '\\\\//'];
