//! Reading many files in order, ahead of the one who hashes them.
//!
//! The hash chain is serial and takes less time than opening files does, so two threads read
//! ahead and one hashes. What is in flight is bounded: a file of any size passes in pieces.

use std::fs::File;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use rustix::buffer::spare_capacity;

use super::error::Error;
use super::name::FileName;
use super::sealed::Folder;

/// How many files go from a reader to the consumer at once.
const BATCH: usize = 256;
/// A piece is sent when it has this many bytes.
const PIECE: usize = 256 * 1024;
/// How many pieces a reader may be ahead.
const AHEAD: usize = 4;
const READERS: usize = 2;

/// Bytes of one or more files, one behind the other.
#[derive(Default)]
struct Piece {
    bytes: Vec<u8>,
    /// Where files end; what stands behind the last of these goes on in the next piece.
    ends: Vec<usize>,
}

impl Piece {
    /// The piece to be filled again: the memory of a new one would have to be faulted in.
    fn emptied(mut self) -> Self {
        self.bytes.clear();
        self.ends.clear();
        self
    }
}

/// Who takes the files' bytes, in the order of the names.
pub(super) trait Consumer {
    /// The next file begins.
    fn open(&mut self, index: usize);
    /// More bytes of the open file.
    fn feed(&mut self, bytes: &[u8]);
    /// The open file has ended.
    fn close(&mut self, index: usize);
}

/// Reads the files one after the other into the consumer.
pub(super) fn read_all(
    folder: &Folder,
    names: &[FileName],
    consumer: &mut impl Consumer,
) -> Result<(), Error> {
    let mut delivery = Delivery { consumer, index: 0, open: false };
    let several = thread::available_parallelism().is_ok_and(|cores| cores.get() > 1);
    if !several || names.len() <= BATCH {
        let mut deliver = |piece: Piece| {
            delivery.take(&piece);
            Some(piece.emptied())
        };
        return read_batch(folder, names, Piece::default(), &mut deliver).map(|_| ());
    }
    thread::scope(|scope| {
        let readers: Vec<_> = (0..READERS)
            .map(|reader| {
                let (sender, pieces) = sync_channel(AHEAD);
                let (back, emptied) = sync_channel(AHEAD);
                let batches = names.chunks(BATCH).skip(reader).step_by(READERS);
                scope.spawn(move || run(folder, batches, &sender, &emptied));
                (pieces, back)
            })
            .collect();
        for (i, batch) in names.chunks(BATCH).enumerate() {
            let end = delivery.index + batch.len();
            let (pieces, back) = &readers[i % READERS];
            while delivery.index < end {
                // A reader ends early only behind an error, which is received first.
                let Ok(piece) = pieces.recv() else {
                    return Ok(());
                };
                let piece = piece?;
                delivery.take(&piece);
                // A reader that has ended needs it no more.
                let _ = back.try_send(piece.emptied());
            }
        }
        Ok(())
    })
}

fn run<'a>(
    folder: &Folder,
    batches: impl Iterator<Item = &'a [FileName]>,
    sender: &SyncSender<Result<Piece, Error>>,
    emptied: &Receiver<Piece>,
) {
    let mut piece = Piece::default();
    // A consumer that has gone away has found an error in another reader's files.
    let mut send = |piece| {
        sender.send(Ok(piece)).ok()?;
        Some(emptied.try_recv().unwrap_or_default())
    };
    for batch in batches {
        match read_batch(folder, batch, piece, &mut send) {
            Ok(Some(next)) => piece = next,
            Ok(None) => return,
            Err(error) => {
                let _ = sender.send(Err(error));
                return;
            }
        }
    }
}

/// Reads a few files into pieces; `send` takes one and gives the next, or nothing if nobody listens
/// any more.
fn read_batch(
    folder: &Folder,
    names: &[FileName],
    mut piece: Piece,
    send: &mut impl FnMut(Piece) -> Option<Piece>,
) -> Result<Option<Piece>, Error> {
    for name in names {
        let (file, size) = folder.open_sized(name.as_str())?;
        let mut total = 0;
        loop {
            if piece.bytes.len() >= PIECE {
                match send(piece) {
                    Some(next) => piece = next,
                    None => return Ok(None),
                }
            }
            let (read, room) = read_some(&file, &mut piece.bytes)
                .map_err(|e| folder.failed("read", name.as_str(), e))?;
            total += read as u64;
            // A read that gave less than it could, up to the size, has seen the end: asking again
            // would cost a fifth of the time that a small file takes.
            if read == 0 || (read < room && total >= size && size > 0) {
                break;
            }
        }
        piece.ends.push(piece.bytes.len());
    }
    Ok(send(piece))
}

/// Reads once; how much was read, and for how much there was room.
fn read_some(file: &File, bytes: &mut Vec<u8>) -> rustix::io::Result<(usize, usize)> {
    // Room enough that a file of an ordinary size is one call, and never more than a piece.
    bytes.reserve(16 * 1024);
    let room = bytes.capacity() - bytes.len();
    rustix::io::retry_on_intr(|| rustix::io::read(file, spare_capacity(bytes)))
        .map(|read| (read, room))
}

struct Delivery<'a, C> {
    consumer: &'a mut C,
    index: usize,
    open: bool,
}

impl<C: Consumer> Delivery<'_, C> {
    fn take(&mut self, piece: &Piece) {
        let mut start = 0;
        for &end in &piece.ends {
            self.feed(&piece.bytes[start..end]);
            self.consumer.close(self.index);
            self.index += 1;
            self.open = false;
            start = end;
        }
        if start < piece.bytes.len() {
            self.feed(&piece.bytes[start..]);
        }
    }

    fn feed(&mut self, bytes: &[u8]) {
        if !self.open {
            self.consumer.open(self.index);
            self.open = true;
        }
        self.consumer.feed(bytes);
    }
}
