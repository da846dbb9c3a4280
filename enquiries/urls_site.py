"""The demand board, and what its buyers do there; enquiries, and what their enterprises do; questions to one body."""

from django.urls import path

from enquiries.views import checks, demands, threads
from enquiries.views import enquiries as views

app_name = "enquiries"
urlpatterns = [
    path("demands/", demands.board, name="board"),
    path("demands/new/", demands.publish, name="publish-demand"),
    path("demands/<uuid:pk>/", demands.demand, name="demand"),
    path("demands/<uuid:pk>/withdraw/", demands.withdraw, name="withdraw-demand"),
    path("demands/<uuid:pk>/close/", demands.close, name="close-demand"),
    path("my/demands/", demands.own_demands, name="own-demands"),
    path("enquiries/", views.enquiries, name="enquiries"),
    path("enquiries/new/", views.new, name="new"),
    path("enquiries/verify/", views.ask_to_be_verified, name="verify"),
    path("enquiries/<uuid:pk>/", views.enquiry, name="enquiry"),
    path("enquiries/<uuid:pk>/quotes/", views.quotes, name="quotes"),
    path("enquiries/<uuid:pk>/brief/", views.brief, name="brief"),
    path("enquiries/<uuid:pk>/extend/", views.extend, name="extend"),
    path("enquiries/<uuid:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("enquiries/<uuid:pk>/close/", views.close, name="close"),
    path("enquiries/invited/<uuid:pk>/open/", views.open_to, name="open-to"),
    path("enquiries/questions/<uuid:pk>/", views.answer_question, name="answer-question"),
    path("enquiries/quotes/<uuid:pk>/award/", views.award, name="award"),
    path("enquiries/files/<uuid:pk>/", views.file, name="file"),
    path("ask/<slug:slug>/", threads.ask, name="ask-body"),
    path("my/questions/", threads.threads, name="threads"),
    path("questions/<uuid:pk>/", threads.thread, name="thread"),
    path("questions/<uuid:pk>/publication/", threads.publication, name="thread-publication"),
    path("questions/files/<uuid:pk>/", threads.thread_file, name="thread-file"),
    path("operations/organisations/", checks.checks, name="checks"),
    path("operations/organisations/<uuid:pk>/", checks.check, name="check"),
]
