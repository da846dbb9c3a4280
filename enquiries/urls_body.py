"""Where a body answers what many bodies were asked."""

from django.urls import path

from enquiries.views import answering

app_name = "enquiries"
urlpatterns = [
    path("desk/demands/", answering.demands, name="desk-demands"),
    path("desk/demands/<uuid:pk>/", answering.demand, name="desk-demand"),
    path("desk/demands/answers/<uuid:pk>/withdraw/", answering.withdraw_answer, name="withdraw-demand-answer"),
]
