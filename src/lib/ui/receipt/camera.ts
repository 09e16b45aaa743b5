// The phone's camera in the page: opened on the back side, lit where it has a lamp, one frame at a time as a file.

export type CameraTrouble = 'refused' | 'absent' | 'busy';
export type OpenedCamera = { ok: true; stream: MediaStream } | { ok: false; trouble: CameraTrouble };

/** Not in a page that is not secure, nor in some browsers inside of other applications. */
function devices(): MediaDevices | undefined {
	return (navigator as Partial<Navigator>).mediaDevices;
}

export async function openCamera(): Promise<OpenedCamera> {
	const found = devices();
	if (found === undefined) return { ok: false, trouble: 'absent' };
	try {
		const stream = await found.getUserMedia({
			audio: false,
			video: { facingMode: { ideal: 'environment' }, width: { ideal: 3840 }, height: { ideal: 2160 } }
		});
		return { ok: true, stream };
	} catch (error) {
		return { ok: false, trouble: troubleOf(error) };
	}
}

function troubleOf(error: unknown): CameraTrouble {
	const name = error instanceof Error ? error.name : '';
	if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
	return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'absent';
}

export function closeCamera(stream: MediaStream): void {
	for (const track of stream.getTracks()) track.stop();
}

export function hasTorch(stream: MediaStream): boolean {
	const [track] = stream.getVideoTracks();
	const able = track?.getCapabilities?.() as (MediaTrackCapabilities & { torch?: boolean }) | undefined;
	return able?.torch === true;
}

export async function lightTorch(stream: MediaStream, isOn: boolean): Promise<void> {
	const [track] = stream.getVideoTracks();
	await track?.applyConstraints({ advanced: [{ torch: isOn } as MediaTrackConstraintSet] });
}

/** What the camera sees now, as a JPEG: «piece_1.jpg». */
export async function shootFrame(video: HTMLVideoElement, name: string): Promise<File> {
	const canvas = document.createElement('canvas');
	canvas.width = video.videoWidth;
	canvas.height = video.videoHeight;
	const context = canvas.getContext('2d', { alpha: false });
	if (context === null || canvas.width === 0) throw new Error('the camera shows nothing yet');
	context.drawImage(video, 0, 0);
	const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
	if (blob === null) throw new Error('no photo was made of what the camera shows');
	return new File([blob], name, { type: 'image/jpeg' });
}
