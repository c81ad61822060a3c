//! Record batches with every codec, as a Fetch brings them. Checksums are made right, so that what lies behind is reached.
#![no_main]

use std::cell::RefCell;

use helixctl_core::record::batch::{Wanted, end_of};
use helixctl_core::record::dead_letter::Origin;
use helixctl_core::record::{Aborted, Decoder, Field, Filter, Form, Grep, JsonField, Packer, Record, Rows, Template, Writer};
use helixctl_core::record::read_envelope;
use libfuzzer_sys::fuzz_target;
use zstd::bulk::Compressor;

thread_local! {
    /// Made once: regular expressions and compressors cost more than an input does.
    static TOOLS: RefCell<Tools> = RefCell::new(Tools::new());
}

struct Tools {
    decoder: Decoder,
    forms: Vec<Writer>,
    filter: Filter,
    zstd: Compressor<'static>,
}

impl Tools {
    fn new() -> Tools {
        let grep = Grep::parse("header.a:b|c").expect("a regular expression");
        let field = JsonField::parse(".a.b[0]=1").expect("a path");
        let filter = Filter::of(vec![grep], vec![field]);
        Tools { decoder: Decoder::default(), forms: forms(), filter, zstd: Compressor::new(1).expect("zstd") }
    }
}

/// Each form in which a record is shown or written.
fn forms() -> Vec<Writer> {
    let template = Template::parse("%t %p %o %k %s %h %T %K %S %R\\n").expect("a format of kcat");
    let forms = [
        Form::Json { pretty: true },
        Form::Rows(Rows::new(Some(80))),
        Form::Hex,
        Form::Raw { field: Field::Value, delimiter: b"\n".to_vec(), pretty: true },
        Form::Template(template),
    ];
    forms.into_iter().map(|form| Writer::new(form, true)).collect()
}

fn checksums_made_right(bytes: &mut [u8]) {
    let mut rest = bytes;
    while let Some(length) = rest.get(8..12).and_then(|length| length.try_into().ok().map(i32::from_be_bytes)) {
        let whole = usize::try_from(length).ok().and_then(|length| length.checked_add(12));
        let Some(whole) = whole.filter(|whole| *whole <= rest.len()) else { return };
        let (this, behind) = std::mem::take(&mut rest).split_at_mut(whole);
        if this.len() > 21 {
            let checksum = crc32c::crc32c(&this[21..]).to_be_bytes();
            this[17..21].copy_from_slice(&checksum);
        }
        rest = behind;
    }
}

/// What is written as JSON is read again as the same record.
fn and_back(record: &Record<'_>) {
    let mut line = Vec::new();
    Writer::new(Form::Json { pretty: false }, false).write(record, &mut line);
    let read = read_envelope(&line).expect("our own envelope");
    assert_eq!(read.value.0.as_deref(), record.value);
    assert_eq!(read.key.0.as_deref(), record.key);
}

fuzz_target!(|data: &[u8]| {
    let [how, bytes @ ..] = data else { return };
    TOOLS.with_borrow_mut(|tools| read(*how, bytes.to_vec(), tools));
});

fn read(how: u8, mut bytes: Vec<u8>, tools: &mut Tools) {
    checksums_made_right(&mut bytes);
    assert!(end_of(&bytes).is_none_or(|end| end > 0));
    let aborted = [Aborted { producer_id: i64::from(how & 3), first_offset: i64::from(how >> 4) }];
    let aborted = if how & 4 == 0 { &aborted[..0] } else { &aborted };
    let wanted = Wanted { topic: "t", partition: 0, from: i64::from(how & 8), until: i64::MAX };
    let (mut shown, mut packer, mut seen) = (Vec::new(), Packer::default(), 0);
    let _ = tools.decoder.records(&bytes, wanted, aborted, |record| {
        assert!(record.offset >= wanted.from && record.offset < i64::MAX);
        tools.filter.matches(record);
        Origin::of(record.headers);
        and_back(record);
        tools.forms.iter_mut().for_each(|form| form.write(record, &mut shown));
        shown.clear();
        if packer.fits(record) {
            packer.add(record);
        }
        seen += 1;
        seen < 16
    });
    if !packer.is_empty() {
        packed(packer, wanted, tools);
    }
}

/// What is packed can be read again.
fn packed(mut packer: Packer, wanted: Wanted<'_>, tools: &mut Tools) {
    let (count, offsets) = (packer.count(), packer.offsets());
    let mut packed = Vec::new();
    packer.batch(&mut tools.zstd, &mut packed).unwrap();
    let mut found = Vec::new();
    let again = tools.decoder.records(&packed, Wanted { from: 0, ..wanted }, &[], |record| {
        found.push(record.offset);
        true
    });
    assert_eq!(again, Ok(()));
    assert_eq!((found.len() as u32, found.first(), found.last()), (count, Some(&offsets.0), Some(&offsets.1)));
}
