/** Takes one file: dropped, or chosen, also from a phone. A file that cannot be used is rejected here, before it is sent. */
import { Button } from '@mantine/core';
import { IconCamera, IconFileMusic, IconUpload, type Icon } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../language.ts';
import { faultOf, type FileFault, type FileRules } from './check-file.ts';
import classes from './upload.module.css';
import { tellBytes } from './tell-bytes.ts';

type ZoneFault = FileFault | 'several';

/**
 * `accept` is what the browser's own chooser offers; `hint` says in words which files there can be. `photoLabel`: a picture will do, and on a phone
 * this button opens the camera. `isLater`: the zone is one field of several, and does not ask for the focus.
 */
export function DropZone(props: {
  label: string;
  hint: string;
  accept: string;
  rules: FileRules;
  icon?: Icon;
  photoLabel?: string;
  isLater?: boolean;
  file: Pick<File, 'name' | 'size'> | null;
  onFile: (file: File) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [fault, setFault] = useState<{ readonly of: ZoneFault; readonly name: string } | null>(null);
  const { file, rules, icon: Sign = IconFileMusic } = props;
  const take = (files: readonly File[]) => {
    const [first] = files;
    if (first === undefined) return;
    const found = files.length > 1 ? 'several' : faultOf(first, rules);
    setFault(found === null ? null : { of: found, name: first.name });
    if (found === null) props.onFile(first);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  useEffect(() => {
    // A file that is dropped next to the zone would open in place of the portal.
    const ignore = (event: Event) => event.preventDefault();
    window.addEventListener('dragover', ignore);
    window.addEventListener('drop', ignore);
    return () => {
      window.removeEventListener('dragover', ignore);
      window.removeEventListener('drop', ignore);
    };
  }, []);
  const size = (bytes: number) => tellBytes(bytes, currentLanguage());
  return (
    <div
      className={classes.zone}
      role="group"
      aria-label={props.label}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
      }}
      onDrop={drop}
    >
      <input
        className={classes.hidden}
        id={id}
        ref={input}
        type="file"
        tabIndex={-1}
        aria-label={props.label}
        accept={props.accept}
        onChange={({ currentTarget }) => {
          take([...(currentTarget.files ?? [])]);
          // The same file again is a choice too.
          currentTarget.value = '';
        }}
      />
      {file === null ? (
        <p className={classes.lead}>{t('upload.drop')}</p>
      ) : (
        <p className={classes.file} role="status">
          <Sign size={20} stroke={1.7} aria-hidden />
          <span className={classes.fileName}>{file.name}</span>
          <span className={classes.quiet}>{size(file.size)}</span>
        </p>
      )}
      <Button
        variant="default"
        data-autofocus={file === null && props.isLater !== true}
        leftSection={<IconUpload size={18} stroke={1.8} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        {t(file === null ? 'upload.choose' : 'upload.chooseOther')}
      </Button>
      {props.photoLabel !== undefined && (
        <div className={classes.camera}>
          <input
            className={classes.hidden}
            ref={camera}
            type="file"
            tabIndex={-1}
            aria-label={props.photoLabel}
            accept="image/jpeg"
            capture="environment"
            onChange={({ currentTarget }) => {
              take([...(currentTarget.files ?? [])]);
              currentTarget.value = '';
            }}
          />
          <Button
            variant="default"
            leftSection={<IconCamera size={18} stroke={1.8} aria-hidden />}
            onClick={() => camera.current?.click()}
          >
            {props.photoLabel}
          </Button>
        </div>
      )}
      <p className={classes.quiet}>{props.hint}</p>
      {fault !== null && (
        <p className={classes.fault} role="alert">
          {t(`upload.fault.${fault.of}`, { name: fault.name, most: size(rules.mostBytes) })}
        </p>
      )}
    </div>
  );
}
