/** Other names for folders that Hugging Face's readers ignore. */

/**
 * `load_dataset` ignores folders that begin with two underscores, and everything that begins with a dot
 * (`_is_inside_unrequested_special_dir` and `_is_unrequested_hidden_file_or_is_inside_unrequested_hidden_dir`
 * in datasets' data_files.py).
 */
export const withoutHidden = (folder: string): string =>
  folder
    .split('/')
    .map((part) => part.replace(/^__+/, '_').replace(/^\.+(?=[^.])/, ''))
    .join('/');
