"""A quote was taken: the application begins with what the enquiry said, so that nothing is typed twice."""

from django.db import transaction

from accounts.models import Organisation, User
from applications.actions.asking import UnitAsked, save_section, save_units, start_draft
from applications.actions.filing import add_document
from applications.models import Application, Quote, ReceivedEnquiry
from lib.refusal import Refused
from statements.enquiry import EnquiryBrief
from web.uploads import Upload, private_storage

OTHER = "other"  # the slot of documents that answer nothing in particular


def begin_awarded(received: ReceivedEnquiry) -> Application | None:
    """Begin the application that an award leads to. Where the scheme has closed meanwhile there is none yet; the client's
    page says why, and whoever acts for it presses once more; so it is where whoever took the quote has left meanwhile.
    """
    award = received.statement.award
    by = User.objects.filter(pk=award.awarded_by).first() if award else None
    try:
        with transaction.atomic():
            return begin_application(received, by=by) if by else None
    except Refused:
        return None


@transaction.atomic
def begin_application(received: ReceivedEnquiry, *, by: User) -> Application:
    """The application of an awarded quote, under the version that was quoted: begun once, however often it is asked for."""
    received = ReceivedEnquiry.objects.select_for_update(of=("self",)).get(pk=received.pk)
    if received.application is not None:
        return received.application
    award = received.statement.award
    if award is None or received.statement.asker is None:
        raise Refused("There is no award.")
    quote = Quote.objects.select_related("scheme_version__scheme").get(pk=award.quote, received=received)
    client = Organisation.objects.get(pk=received.statement.asker.organisation)
    application = start_draft(quote.scheme_version, organisation=client, by=by)
    received.application = application
    received.save(update_fields=["application"])
    brief = received.statement.brief
    language = "zh" if any("\u4e00" <= letter <= "\u9fff" for letter in brief.product) else "en"
    save_section(application, section="product", values={f"product_{language}": brief.product}, by=by)
    save_units(application, _units(brief), by=by)
    _take_files(received, application, by)
    return application


def _units(brief: EnquiryBrief) -> list[UnitAsked]:
    """Each unit with a main model; further models are covered by the first, until the client divides them otherwise."""
    mains, further = brief.models[: brief.units], brief.models[brief.units :]
    units = [UnitAsked(main_model=model) for model in mains]
    units += [UnitAsked(main_model="") for _missing in range(brief.units - len(units))]
    return [UnitAsked(units[0].main_model, list(further)), *units[1:]]


def _take_files(received: ReceivedEnquiry, application: Application, by: User) -> None:
    """The files of the brief lie in the application from the start."""
    for file in received.statement.files:
        with private_storage().open(file.file) as opened:
            upload = Upload(opened, file.name, file.content_type, file.size, file.sha256)
            add_document(application, upload, slot=OTHER, by=by)
