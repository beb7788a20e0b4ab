/** Reads the bar code of a SIM card with the camera, where the browser can; nothing where it cannot. */
import { Button } from '@mantine/core';
import { IconScan } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseIccid } from '../../domain/iccid.ts';
import { Dialog } from '../design/dialog.tsx';
import classes from './iccid-input.module.css';

/** https://developer.mozilla.org/docs/Web/API/Barcode_Detection_API; TypeScript does not know it. */
interface Detector {
  readonly detect: (source: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorClass = new () => Detector;

const detectorClass = (): DetectorClass | undefined =>
  (globalThis as { readonly BarcodeDetector?: DetectorClass }).BarcodeDetector;

/** `onRead` gets a well-formed number: other codes on the card are passed over. */
export function ScanButton({ onRead }: { onRead: (iccid: string) => void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const Detector = detectorClass();
  if (Detector === undefined || typeof navigator.mediaDevices?.getUserMedia !== 'function') return null;
  return (
    <>
      <Button
        variant="default"
        size="md"
        leftSection={<IconScan size={18} stroke={1.8} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('orderWizard.sim.scan')}
      </Button>
      {isOpen && (
        <ScanDialog
          Detector={Detector}
          onClose={() => setOpen(false)}
          onRead={(iccid) => {
            setOpen(false);
            onRead(iccid);
          }}
        />
      )}
    </>
  );
}

function ScanDialog(props: { Detector: DetectorClass; onClose: () => void; onRead: (iccid: string) => void }) {
  const { t } = useTranslation();
  const { Detector } = props;
  const video = useRef<HTMLVideoElement>(null);
  const [isFailed, setFailed] = useState(false);
  const onRead = useRef(props.onRead);
  useEffect(() => {
    onRead.current = props.onRead;
  });
  useEffect(() => {
    const ended = new AbortController();
    readFrom(new Detector(), video.current, ended.signal)
      .then((iccid) => iccid !== null && onRead.current(iccid))
      .catch(() => setFailed(true));
    return () => ended.abort();
  }, [Detector]);
  return (
    <Dialog title={t('orderWizard.sim.scanTitle')} onClose={props.onClose}>
      <p>{t(isFailed ? 'orderWizard.sim.scanFailed' : 'orderWizard.sim.scanLead')}</p>
      <video ref={video} className={classes.video} hidden={isFailed} muted playsInline />
      <Button variant="default" mt={12} data-autofocus onClick={props.onClose}>
        {t('action.cancel')}
      </Button>
    </Dialog>
  );
}

/** Looks at each frame until one has the number of a SIM card. Null: it was ended before. @throws when there is no camera, or it is forbidden */
async function readFrom(
  detector: Detector,
  video: HTMLVideoElement | null,
  ended: AbortSignal,
): Promise<string | null> {
  if (video === null) return null;
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  const stop = (): void => stream.getTracks().forEach((track) => track.stop());
  try {
    if (ended.aborted) return null;
    video.srcObject = stream;
    await video.play();
    while (!ended.aborted) {
      const codes = await detector.detect(video);
      const found = codes.find(({ rawValue }) => parseIccid(rawValue).ok);
      if (found) return found.rawValue;
      await new Promise(requestAnimationFrame);
    }
    return null;
  } finally {
    stop();
  }
}
