"""Where a body answers: what many bodies were asked, and what it alone was."""

from django.urls import path

from enquiries.views import answering, closed_days, desk_threads, open_calls

app_name = "enquiries"
urlpatterns = [
    path("desk/closed-days/", closed_days.closed_days, name="closed-days"),
    path("desk/closed-days/<uuid:pk>/take-back/", closed_days.take_back, name="take-back-closed-days"),
    path("desk/demands/", answering.demands, name="desk-demands"),
    path("desk/demands/<uuid:pk>/", answering.demand, name="desk-demand"),
    path("desk/demands/answers/<uuid:pk>/withdraw/", answering.withdraw_answer, name="withdraw-demand-answer"),
    path("desk/open-enquiries/", open_calls.open_calls, name="open-calls"),
    path("desk/open-enquiries/<uuid:pk>/", open_calls.open_call, name="open-call"),
    path("desk/questions/", desk_threads.threads, name="desk-threads"),
    path("desk/questions/<uuid:pk>/", desk_threads.thread, name="desk-thread"),
    path("desk/questions/<uuid:pk>/leave/", desk_threads.leave, name="leave-thread"),
    path("desk/questions/<uuid:pk>/publish/<uuid:message>/", desk_threads.publish_answer, name="publish-answer"),
    path("desk/questions/<uuid:pk>/take-back/", desk_threads.take_back, name="take-back-answer"),
    path("desk/questions/files/<uuid:pk>/", desk_threads.thread_file, name="desk-thread-file"),
]
